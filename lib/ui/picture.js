/* One picture, asked for once it comes into sight; a busy server is asked again. */

const shown = new WeakMap()
const MOST_TRIES = 5

export default function (component) {
  const { data, parentElement } = component
  const written = JSON.stringify(data)
  if (shown.get(parentElement)?.written === written) return
  shown.get(parentElement)?.watch.disconnect()
  const figure = document.createElement("figure")
  figure.classList.toggle("whole", data.whole)
  const words = document.createElement("figcaption")
  words.textContent = "Being drawn …"
  figure.append(words)
  parentElement.querySelector("figure")?.remove()
  parentElement.append(figure)
  const watch = new IntersectionObserver(
    entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      watch.disconnect()
      draw(figure, words, data)
    },
    { rootMargin: "50%" },
  )
  watch.observe(figure)
  shown.set(parentElement, { written, watch })
  return () => watch.disconnect()
}

/* Fetched, not given to <img>, which would not tell why it failed. */
async function draw(figure, words, data, tries = 1) {
  const answer = await fetch(data.address).catch(() => null)
  if (answer?.ok) return put(figure, await answer.blob(), data)
  const later = Number(answer?.headers.get("Retry-After"))
  if (later && tries < MOST_TRIES) {
    setTimeout(() => draw(figure, words, data, tries + 1), later * 1000)
    return
  }
  const problem = await answer?.json().catch(() => null)
  words.textContent = `No picture: ${problem?.detail ?? "the server does not answer."} ${data.alt}`
}

function put(figure, picture, data) {
  const opens = { href: data.address, target: "_blank", title: "Open the whole picture" }
  const link = Object.assign(document.createElement("a"), opens)
  const image = Object.assign(document.createElement("img"), { alt: data.alt })
  image.onload = () => {
    URL.revokeObjectURL(image.src)
    figure.classList.toggle("cut", image.clientHeight > figure.clientHeight)
  }
  image.src = URL.createObjectURL(picture)
  link.append(image)
  figure.append(link)
  figure.classList.add("drawn")
}
