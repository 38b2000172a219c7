/* For those who do not see a page change: says once a rerun what its figures are now, and
   keeps the keyboard's focus in its place when Streamlit makes the element anew. For those
   who read it on paper: its address, and charts that fit. */

const CAN_HOLD = "a[href], button:not(:disabled), input, textarea, summary, [tabindex='0']"
/* What stays at a rerun, the nearest first: parts of a page by name, a drawer, the page. */
const PLACES = "[class*='st-key-'], [role=dialog], [data-testid=stMain]"
const BEHIND = 150 // Milliseconds: a region that has just come is not yet listened to.
const OFTEN = 50 // Milliseconds between looks whether the run has ended.

let told = null
let held = null
let outside = null // What had it last beside a drawer, and has it again when that is gone.

export default function ({ data, parentElement }) {
  // The first HTML has that of the address by which the page was opened.
  document.documentElement.lang = data.language
  // Each name of a language is read aloud in it.
  for (const button of document.querySelectorAll(".st-key-languages [class*='st-key-lang_']")) {
    button.lang = /st-key-lang_(\w+)/.exec(button.className)[1]
  }
  if (told && (told.page !== data.page || told.figures !== data.figures)) {
    const said = told.page === data.page ? data.changed : data.opened
    setTimeout(() => (parentElement.querySelector("[role=status]").textContent = said), BEHIND)
  }
  told = data
  parentElement.querySelector(".address").textContent = data.address
}

const holders = place =>
  [...place.querySelectorAll(CAN_HOLD)].filter(one => one.checkVisibility())

function hold(target) {
  const places = []
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at.matches(PLACES)) places.push({ at, number: holders(at).indexOf(target) })
  }
  held = { target, places }
  if (!target.closest("[role=dialog]")) outside = held
}

// A pointer shows by itself where it is; but who clicked may go on with the keyboard.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(":focus-visible")) hold(target)
  else held = null
})
document.addEventListener("keydown", ({ target }) => {
  if (target !== document.body) hold(target)
}, true)

/* It went by its own will: nothing is to call it back. */
document.addEventListener("pointerdown", () => (held = null), true)

const isLost = () => held && document.activeElement === document.body

const isAtRest = () =>
  document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"

/* In a part, what stands at the same place; in a drawer or a page that is another, its top. */
function heir(lost = held) {
  if (lost.target.isConnected) return lost.target
  const drawer = document.querySelector("[role=dialog]")
  const inside = lost.places.find(one => one.at.isConnected)
  if (!inside && !drawer && outside && outside !== lost) return heir(outside)
  const place = inside?.at ?? drawer ?? document.querySelector("[data-testid=stMain]")
  const near = inside && place.matches("[class*='st-key-']") ? holders(place) : []
  return near[Math.min(inside?.number, near.length - 1)] ?? topOf(place)
}

function topOf(place) {
  place?.setAttribute("tabindex", "-1")
  return place
}

let waiting = false
function giveBack() {
  if (!isLost()) return (waiting = false)
  if (!isAtRest()) return setTimeout(giveBack, OFTEN)
  waiting = false
  heir()?.focus({ preventScroll: held.target.isConnected })
}

new MutationObserver(() => {
  if (waiting || !isLost()) return
  waiting = true
  setTimeout(giveBack, OFTEN)
}).observe(document.body, { subtree: true, childList: true })

/* Pixels of a sheet of A4 or Letter, less its margins, the frame and the heading of a card.
   What is smaller than LEAST cannot be read: such a chart goes on, on the next sheet. */
const SHEET = { width: 640, height: 760 }
const LEAST = 0.5
const DRAWN = "[data-testid=stPlotlyChart], [data-testid=stDataFrame]"

window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll(DRAWN)) {
    const high = Math.max(LEAST, SHEET.height / one.offsetHeight)
    one.style.setProperty("--on-paper", Math.min(1, SHEET.width / one.offsetWidth, high))
  }
})
