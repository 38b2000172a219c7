/* Keeps the briefing of a tab for as long as the tab is open, and hands it to a session
   that has none: one on another server, or after a reload. */

const NAME = "pledgeboard-briefing"

export default function ({ data, setTriggerValue }) {
  try {
    const kept = sessionStorage.getItem(NAME)
    if (data.begun) sessionStorage.setItem(NAME, data.briefing)
    else if (kept) setTriggerValue("briefing", kept)
  } catch (error) {
    // A browser that forbids keeping anything; the session has the briefing all the same.
    console.info(`The briefing is not kept: ${error.message}`)
  }
}
