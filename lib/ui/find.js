/* The search of the header: it asks the HTTP interface, so that no letter runs the page
   anew. Links within the site (.places) do not load the page anew either. And the menu,
   of which it is the end, is mended for screen readers. */

const KEY = "pledgeboard-slash-key" // "off" where a reader wants no key of one sign.
const WAIT = 120 // Milliseconds after the last letter.
const boxes = new WeakMap()

export default function ({ data, parentElement }) {
  if (!boxes.has(parentElement)) boxes.set(parentElement, boxOf(parentElement))
  const box = boxes.get(parentElement)
  box.take(data)
  return box.listen()
}

// Streamlit reads the address when the browser goes back or forth; it is told to.
function go(address) {
  history.pushState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
}

const plain = event =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

function boxOf(root) {
  const find = name => root.querySelector(name)
  const [opens, box, field] = [find(".opens"), find("dialog"), find(".field input")]
  const [list, status, ask] = [find("#finds"), find("[role=status]"), find("#ask")]
  const wanted = find(".keys input")
  let data = {}
  let asking = new AbortController()
  let waiting

  const options = () => [...list.children]
  const chosen = () => options().findIndex(one => one.ariaSelected === "true")

  function choose(place) {
    options().forEach((one, at) => one.setAttribute("aria-selected", String(at === place)))
    const one = options()[place]
    if (!one) return field.removeAttribute("aria-activedescendant")
    field.setAttribute("aria-activedescendant", one.id)
    one.scrollIntoView({ block: "nearest" })
  }

  function option(find, place) {
    const one = document.createElement("a")
    Object.assign(one, { id: `find-${place}`, href: find.address, tabIndex: -1 })
    one.setAttribute("role", "option")
    for (const [name, text] of [["words", find.words], ["kind", find.kind], ["told", find.told]]) {
      if (!text || (name === "kind" && text === "question")) continue
      const part = one.appendChild(document.createElement("span"))
      part.className = name
      part.textContent = text
    }
    return one
  }

  function show(finds, words) {
    list.replaceChildren(...finds.map(option))
    field.setAttribute("aria-expanded", String(finds.length > 0))
    ask.hidden = Boolean(words) || !finds.length
    ask.textContent = data.ask
    choose(words && finds.length ? 0 : -1)
    if (!finds.length) status.textContent = words ? data.nothing : ""
    else status.textContent = ""
    list.scrollTop = 0
  }

  async function look() {
    const words = field.value.trim()
    asking.abort()
    asking = new AbortController()
    const query = new URLSearchParams(data.choices)
    if (words) query.set("q", words)
    try {
      const answer = await fetch(`/api/v1/search.json?${query}`, { signal: asking.signal })
      const said = await answer.json()
      if (answer.ok) show(said.finds, words)
      // What has no letter and no digit is nothing to look for.
      else show([], words)
      if (!answer.ok && answer.status !== 400) status.textContent = data.failed
    } catch (error) {
      if (error.name === "AbortError") return
      show([], words)
      status.textContent = data.failed
    }
  }

  function open() {
    if (box.open) return
    field.value = ""
    list.replaceChildren()
    status.textContent = ""
    wanted.checked = slashWanted()
    box.showModal()
    field.focus()
    look()
  }

  function follow(one) {
    box.close()
    go(one.getAttribute("href"))
  }

  const MOVES = {
    ArrowDown: (at, count) => (at + 1) % count,
    ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  }

  function typed(event) {
    const count = options().length
    if (event.key === "Escape") box.close()
    else if (event.key in MOVES && count) choose(MOVES[event.key](chosen(), count))
    else if (event.key === "Enter" && options()[chosen()]) follow(options()[chosen()])
    else return
    event.preventDefault()
  }

  opens.onclick = open
  find(".closes").onclick = () => box.close()
  field.onkeydown = event => event.isComposing || typed(event)
  field.oninput = () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, WAIT)
  }
  list.onclick = event => {
    const one = event.target.closest("a")
    if (!one || !plain(event)) return
    event.preventDefault()
    follow(one)
  }
  box.onclick = event => {
    if (event.target === box) box.close() // Its backdrop.
  }
  box.onclose = () => asking.abort()
  wanted.onchange = () => keepSlash(wanted.checked)
  // Streamlit's own keys take what is typed here for commands.
  for (const kind of ["keydown", "keyup", "keypress"]) {
    box.addEventListener(kind, event => event.stopPropagation())
  }

  function pressed(event) {
    const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k"
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!control && !(slash && slashWanted() && !types(event))) return
    // A drawer holds the keyboard.
    if (document.querySelector("[role=dialog]")) return
    event.preventDefault()
    open()
  }

  return {
    take: given => {
      data = given
      speak(root, data.said)
    },
    listen: () => {
      document.addEventListener("keydown", pressed)
      document.addEventListener("click", clicked)
      const menu = new MutationObserver(mendMenu)
      menu.observe(document.body, { childList: true, subtree: true })
      mendMenu()
      return () => {
        menu.disconnect()
        document.removeEventListener("keydown", pressed)
        document.removeEventListener("click", clicked)
      }
    },
  }
}

// All its words, in the language that the page speaks.
function speak(root, said) {
  for (const name of ["search", "choose", "go", "close", "key"]) {
    root.querySelector(`.${name}`).textContent = said[name]
  }
  const labels = { ".opens": "search", dialog: "label", ".field input": "label", "#finds": "finds", ".closes": "closes" }
  for (const [one, name] of Object.entries(labels)) {
    root.querySelector(one).setAttribute("aria-label", said[name])
  }
  root.querySelector(".field input").placeholder = said.example
}

// On a phone the menu is a list in which a section is no item, though it holds some.
function mendMenu() {
  const sections = "[data-testid=stSidebarNavItems] > div"
  for (const one of document.querySelectorAll(`${sections}:not([role])`)) one.role = "listitem"
  for (const one of document.querySelectorAll(`${sections} li:not([role])`)) one.role = "none"
}

function clicked(event) {
  const one = event.target.closest?.(".places a")
  if (!one || !plain(event)) return
  event.preventDefault()
  go(one.getAttribute("href"))
}

// Whoever types means the sign itself; a field may stand in a tree of its own.
function types(event) {
  const one = event.composedPath()[0]
  return one.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName)
}

function slashWanted() {
  try {
    return localStorage.getItem(KEY) !== "off"
  } catch {
    return true // A browser that keeps nothing.
  }
}

function keepSlash(on) {
  try {
    localStorage.setItem(KEY, on ? "on" : "off")
  } catch (error) {
    console.info(`The choice of the key is not kept: ${error.message}`)
  }
}
