/* Reads a file that the reader picks, here in the browser, and hands over its text. */

export default function ({ data, parentElement, setTriggerValue }) {
  const field = parentElement.querySelector("input")
  const words = parentElement.querySelector("[role=status]")
  field.onchange = async () => {
    const file = field.files[0]
    if (!file) return
    try {
      words.textContent = `${file.name}: being read …`
      const text = await textOf(file, data.most)
      setTriggerValue("file", { name: file.name, text })
      words.textContent = ""
    } catch (error) {
      words.textContent = error.message
    }
    // The same file may be picked again.
    field.value = ""
  }
}

async function textOf(file, most) {
  if (file.size < most) return file.text()
  const found = `${file.size.toLocaleString("en")} bytes`
  throw new Error(
    `${file.name} has ${found}. Expected: a briefing that this page has saved, of fewer ` +
      `than ${most.toLocaleString("en")}. Pick another file.`,
  )
}
