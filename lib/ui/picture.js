/* One picture, asked for once it comes into sight; a busy server is asked again. */

const shown = new WeakMap()
const MOST_TRIES = 4

export default function (component) {
  const { data, parentElement } = component
  if (shown.get(parentElement) === data.address) return
  shown.set(parentElement, data.address)
  const figure = document.createElement("figure")
  parentElement.querySelector("figure")?.remove()
  parentElement.append(figure)
  const image = document.createElement("img")
  Object.assign(image, { alt: data.alt, loading: "lazy", decoding: "async" })
  image.onerror = () => again(image, data, 1)
  image.src = data.address
  figure.append(image)
}

/* An <img> does not tell why it failed: ask once more, and read the reason. */
async function again(image, data, tries) {
  const answer = await fetch(data.address).catch(() => null)
  if (answer?.ok) {
    image.onerror = null
    image.src = URL.createObjectURL(await answer.blob())
    image.onload = () => URL.revokeObjectURL(image.src)
    return
  }
  const later = Number(answer?.headers.get("Retry-After"))
  if (later && tries < MOST_TRIES) {
    setTimeout(() => again(image, data, tries + 1), later * 1000)
    return
  }
  const problem = await answer?.json().catch(() => null)
  const words = document.createElement("figcaption")
  words.textContent = `No picture: ${problem?.detail ?? "the server does not answer."} ${data.alt}`
  image.replaceWith(words)
}
