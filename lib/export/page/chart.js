for (const place of document.querySelectorAll("[data-chart]")) {
  const written = document.getElementById(place.dataset.chart).textContent;
  const { data, layout, config } = JSON.parse(written);
  Plotly.newPlot(place, data, layout, config);
}
// In a frame: tells the page around it, whichever that is, how high this one is.
if (parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ pledgeboard: { height } }, "*");
  };
  // At once, too: what is off the screen is told of no size until it comes into view.
  tell();
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.pledgeboard === "height?") tell();
  });
}
