/* Reads a file that the reader picks, here in the browser, and hands over its text. */

export default function ({ data, parentElement, setTriggerValue }) {
  const field = parentElement.querySelector("input")
  const words = parentElement.querySelector("[role=status]")
  parentElement.querySelector("label span").textContent = data.label
  field.onchange = async () => {
    const file = field.files[0]
    if (!file) return
    try {
      words.textContent = data.reading.replace("{name}", () => file.name)
      const text = await textOf(file, data)
      setTriggerValue("file", { name: file.name, text })
      words.textContent = ""
    } catch (error) {
      words.textContent = error.message
    }
    // The same file may be picked again.
    field.value = ""
  }
}

async function textOf(file, { most, large, locale }) {
  if (file.size < most) return file.text()
  const number = bytes => bytes.toLocaleString(locale)
  const parts = { name: file.name, found: number(file.size), most: number(most) }
  throw new Error(large.replace(/\{(\w+)\}/g, (_, part) => parts[part]))
}
