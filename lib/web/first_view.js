// The first view stands until the live page is drawn, and stays where it never is. It runs
// before anything is painted. Streamlit has no event for "drawn": its marks are read.
{
  const page = document.documentElement
  const PATIENCE = 20000 // Milliseconds.
  const SAYS_SOMETHING = "h1, [data-testid=stAlert], [data-testid=stException]"
  const UNDRAWN =
    "[data-testid=stSkeleton], [data-testid=stPlotlyChart]:not(:has(.trace))"
  const COMPONENT = "[data-testid=stBidiComponentIsolated]"
  const OFTEN = 100 // Milliseconds between looks at what no observer sees.
  let asked = 0
  let spoke = false
  let trusting = false
  let waits = false
  let ours
  const view = () => document.getElementById("first-view")
  const scheme = () => document.querySelector("meta[name=color-scheme]")
  const main = () => document.querySelector("#root [data-testid=stMain]")

  // Streamlit keeps the reader's choice of light or dark by path; else the system's holds.
  const theme = () => {
    const query = new URLSearchParams(location.search)
    const options = query.get("embed") === "true" ? query.getAll("embed_options") : []
    const named = options.find(one => /^(light|dark)_theme$/.test(one))
    if (named) return named.split("_")[0]
    try {
      const name = `stActiveTheme-${location.pathname}-v`
      const key = Object.keys(localStorage).find(one => one.startsWith(name))
      const kept = key ? JSON.parse(localStorage[key]) : "System"
      return kept === "System" ? "" : String(kept).toLowerCase()
    } catch {
      return "" // A browser that keeps nothing has no choice to follow.
    }
  }

  // A failure of Streamlit's own stands outside its app; in it, charts are drawn last.
  const stands = () => {
    const app = document.querySelector("#root [data-testid=stApp]")
    if (!app) return Boolean(document.getElementById("root")?.textContent.trim())
    if (!main()?.querySelector(SAYS_SOMETHING)) return false
    if (trusting) return true
    if (app.dataset.testScriptState !== "notRunning") return false
    return !app.querySelector(UNDRAWN) && [...app.querySelectorAll(COMPONENT)].every(filled)
  }

  // What a component draws is out of sight in its shadow; it has a height by then.
  const filled = one => one.offsetHeight > 0 || one.offsetParent === null

  // The card that is being read, or the one above it: the live one comes to its place.
  const cardRead = () =>
    [...view().querySelectorAll("[data-live]")]
      .map(card => [card.dataset.live, card.getBoundingClientRect().top])
      .filter(([, top]) => top < innerHeight / 2)
      .pop()

  const keepPlace = (scrolled, read) => {
    if (!scrolled || !main()) return
    const live = read && main().querySelector(read[0])
    main().scrollTop = live ? live.getBoundingClientRect().top - read[1] : scrolled
  }

  const keepFocus = words => {
    const places = [...document.querySelectorAll("#root :is(a, button)")]
    const same = places.find(one => one.textContent.trim().startsWith(words))
    if (!same) main()?.setAttribute("tabindex", "-1")
    const place = same ?? main()
    place?.focus({ preventScroll: true })
  }

  const giveWay = () => {
    const scrolled = window.scrollY
    const read = cardRead()
    const held = view().contains(document.activeElement) && document.activeElement
    seen.disconnect()
    clearInterval(often)
    view().remove()
    page.classList.remove("first-view")
    delete page.dataset.firstTheme
    scheme()?.remove()
    keepPlace(scrolled, read)
    if (held) keepFocus(held.textContent.trim())
  }

  // Where many are reading, the live page says that it waits for its turn.
  const status = () => view().querySelector("[role=status]")
  const tellWait = () => {
    const told = document.querySelector("#root .waiting")?.textContent
    if (!told && !waits) return
    ours ??= status().textContent
    status().textContent = told ?? ours
    status().hidden = !told
    waits = Boolean(told)
  }

  // Two frames later what was drawn is painted too.
  const look = () => {
    asked = 0
    if (!view()) return
    tellWait()
    if (!stands()) return
    requestAnimationFrame(() => requestAnimationFrame(() => view() && stands() && giveWay()))
  }

  const seen = new MutationObserver(() => {
    asked ||= requestAnimationFrame(look)
  })

  // A page that has said something for so long is shown, whatever of it never came; while
  // it says nothing, a line tells that it did not come.
  const wait = () => {
    if (!view()) return
    const speaks = Boolean(main()?.querySelector(SAYS_SOMETHING))
    if (!waits) status().hidden = speaks
    trusting = spoke && speaks
    spoke = speaks
    look()
    setTimeout(wait, PATIENCE)
  }

  // Streamlit's own letters, if they are there in time: late ones would move what is read.
  const takeLetters = () => {
    const file = document.querySelector("link[rel=preload][as=font]")?.href
    if (!file) return
    let painted = false
    const letters = new FontFace("First View Sans", `url(${file})`, { weight: "100 900" })
    letters.load().then(() => painted || document.fonts.add(letters), () => {})
    requestAnimationFrame(() => { painted = true })
  }

  page.classList.add("first-view")
  const chosen = theme()
  if (chosen) {
    page.dataset.firstTheme = chosen
    scheme()?.setAttribute("content", chosen)
  }
  const often = setInterval(look, OFTEN)
  seen.observe(page, { subtree: true, childList: true, attributes: true })
  setTimeout(wait, PATIENCE)
  takeLetters()
}
