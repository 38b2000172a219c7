// Put into a page before its own scripts: when it shows what, in milliseconds.
(() => {
  const seen = {figures: null, picture: null, live: null, lcp: 0, cls: 0, tbt: 0}
  window.firstView = seen

  const observe = (type, each) =>
    new PerformanceObserver(list => list.getEntries().forEach(each))
      .observe({type, buffered: true})
  observe("largest-contentful-paint", entry => { seen.lcp = entry.startTime })
  observe("longtask", entry => { seen.tbt += Math.max(0, entry.duration - 50) })
  // Of cumulative layout shift: the worst window of 5 s without a pause of 1 s.
  let begun = -1e9, last = -1e9, sum = 0
  observe("layout-shift", ({startTime: at, value, hadRecentInput}) => {
    if (hadRecentInput) return
    if (at - last > 1000 || at - begun > 5000) [begun, sum] = [at, 0]
    last = at
    sum += value
    seen.cls = Math.max(seen.cls, sum)
  })

  const within = (root, chosen) => [
    ...root.querySelectorAll(chosen),
    ...[...root.querySelectorAll("*")]
      .filter(one => one.shadowRoot)
      .flatMap(one => within(one.shadowRoot, chosen)),
  ]
  const visible = one => {
    const {width, height} = one.getBoundingClientRect()
    return width * height > 0
      && one.checkVisibility({visibilityProperty: true, opacityProperty: true})
  }

  // A sum of money in words, wherever it stands but in a chart.
  const money = /[$€£]\s?\d[\d.,]*( to [\d.,]+)? (billion|million)/
  const unseen = "svg, script, style, noscript, template, .js-plotly-plot"
  const figures = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode, place = text.parentElement
      if (money.test(text.data) && !place.closest(unseen) && visible(place)) return true
    }
    return false
  }

  // Plotly's drawing has other filled areas; of any other picture the paper is none.
  const plotly = ".js-plotly-plot .main-svg"
  const filled = (one, paper) => {
    const {width, height} = one.getBoundingClientRect()
    return width * height > 20 && width * height < paper / 2
      && getComputedStyle(one).fill !== "none"
  }
  const drawn = svg => {
    const {width, height} = svg.getBoundingClientRect()
    if (width < 200 || height < 60 || !visible(svg)) return false
    const shapes = svg.querySelectorAll(
      svg.matches(plotly) ? ".points path, .point path" : "path, rect")
    return [...shapes].filter(one => filled(one, width * height)).length >= 3
  }

  const look = () => {
    const now = performance.now()
    if (document.body) {
      const charts = seen.live ? [] : within(document, plotly)
      seen.live ??= charts.some(drawn) ? now : null
      seen.picture ??= seen.live
        ?? (within(document, "svg").some(drawn) ? now : null)
      seen.figures ??= figures() ? now : null
    }
    if (seen.live && seen.figures) return
    setTimeout(() => requestAnimationFrame(look), 30)
  }
  look()
})()
