/* Hands over a pasted text, or a file that is read here in the browser, in pieces that
   fit a message. The next one goes once the page has taken the last. */

const jobs = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.querySelector("form")
  const [area, field] = [form.querySelector("textarea"), form.querySelector("input")]
  const words = form.querySelector("[role=status]")
  const said = (name, parts = {}) =>
    data.words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part])
  form.querySelector(".text").textContent = said("text")
  form.querySelector(".pick").textContent = said("pick")
  form.querySelector("[type=submit]").textContent = said("propose")
  const send = (job, number) => {
    const bytes = job.bytes.subarray(number * data.piece, (number + 1) * data.piece)
    const of = Math.max(1, Math.ceil(job.bytes.length / data.piece))
    const part = of > 1 ? ` ${said("part", { number: number + 1, of })}` : ""
    words.textContent = said(job.name ? "reads_file" : "reads_text", job) + part
    job.number = number
    setTriggerValue("piece", { id: job.id, name: job.name, number, of, base64: base64(bytes) })
  }
  const begin = async (name, blob) => {
    words.textContent = ""
    if (blob.size > data.most) {
      const [found, most] = [blob.size, data.most].map(one => one.toLocaleString(data.words.locale))
      words.textContent = said(name ? "large_file" : "large_text", { name, found, most })
      return
    }
    try {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      const job = { id: crypto.getRandomValues(new Uint32Array(1))[0], name, bytes }
      jobs.set(parentElement, job)
      send(job, 0)
    } catch (error) {
      words.textContent = said("failed", { name, reason: error.message })
    }
  }
  form.onsubmit = event => {
    event.preventDefault()
    if (area.value.trim()) begin("", new Blob([area.value]))
    else words.textContent = said("none")
  }
  area.onkeydown = event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  }
  field.onchange = () => {
    const file = field.files[0]
    if (file) begin(file.name, file)
    // The same file may be picked again.
    field.value = ""
  }
  answer(jobs, data, { parentElement, words, send, area })
}

/* What the page said of a piece: it wants the next one, or has read all. */
function answer(jobs, data, { parentElement, words, send, area }) {
  const job = jobs.get(parentElement)
  if (!job || data.id !== job.id) return
  if (data.taken === job.number + 1) return send(job, data.taken)
  if (data.taken !== -1) return
  jobs.delete(parentElement)
  words.textContent = ""
  if (data.read) area.value = ""
}

function base64(bytes) {
  let signs = ""
  for (let at = 0; at < bytes.length; at += 32768) {
    signs += String.fromCharCode(...bytes.subarray(at, at + 32768))
  }
  return btoa(signs)
}
