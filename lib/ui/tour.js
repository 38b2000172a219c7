/* The tour: a few steps on the first visit of a browser, and when it is asked for. */

const NAME = "pledgeboard-tour"
const NOBODY = /bot|crawl|spider|slurp|lighthouse|headless/i
const told = new WeakMap() // Of each card: how often the tour was asked for.

export default function ({ data, parentElement }) {
  const card = parentElement.querySelector("section")
  const before = told.get(card)
  told.set(card, data.asked)
  if (before === undefined ? data.asked || first(data.wanted) : data.asked > before) {
    tell(card, data)
  }
}

// It is the first visit to a page as it is, by someone who can follow a tour.
function first(wanted) {
  const framed = window.top !== window.self || location.search.includes("embed=true")
  if (!wanted || framed || navigator.webdriver || NOBODY.test(navigator.userAgent)) return false
  try {
    return !localStorage.getItem(NAME)
  } catch {
    return false // A browser that keeps nothing would show it each time.
  }
}

function tell(card, { steps, places, ...words }) {
  const find = name => card.querySelector(name)
  let at = 0
  card.setAttribute("aria-label", words.label)
  find(".skip").textContent = words.skip
  const show = () => {
    const [title, text] = steps[at]
    find("h2").textContent = title
    find(".told").textContent = text
    find(".step").textContent = places[at]
    find(".next").textContent = at + 1 < steps.length ? words.next : words.done
    find(".skip").hidden = at + 1 === steps.length
  }
  find(".skip").onclick = () => {
    card.hidden = true
  }
  find(".next").onclick = () => {
    at += 1
    if (at < steps.length) show()
    else card.hidden = true
  }
  card.onkeydown = event => {
    if (event.key === "Escape") card.hidden = true
  }
  show()
  card.hidden = false
  try {
    localStorage.setItem(NAME, "seen")
  } catch (error) {
    console.info(`That the tour was seen is not kept: ${error.message}`)
  }
}
