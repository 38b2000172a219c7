for (const place of document.querySelectorAll("[data-chart]")) {
  const written = document.getElementById(place.dataset.chart).textContent;
  const { data, layout, config } = JSON.parse(written);
  Plotly.newPlot(place, data, layout, config);
}
