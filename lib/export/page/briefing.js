"use strict";
// Draws the charts of the page in its own ink, again where the paper changes.
const figures = JSON.parse(document.getElementById("figures").textContent);
const places = [...document.querySelectorAll("[data-figure]")];
const config = { displaylogo: false, displayModeBar: false, responsive: true, scrollZoom: false };

function inked(layout) {
  const { color: ink, fontFamily: family } = getComputedStyle(document.body);
  const own = { ...layout, autosize: true, font: { ...layout.font, color: ink, family } };
  delete own.width;
  for (const name of Object.keys(own)) {
    if (!/^[xy]axis/.test(name)) continue;
    // Names of its ticks have room, unless the chart has laid itself out.
    const axis = { automargin: true, ...own[name] };
    axis.tickfont = { ...axis.tickfont, color: ink };
    if (axis.title) axis.title = { ...axis.title, font: { ...axis.title.font, color: ink } };
    own[name] = axis;
  }
  return own;
}

function draw() {
  for (const place of places) {
    const figure = figures[place.dataset.figure];
    Plotly.react(place, figure.data, inked(figure.layout), config);
  }
}

// Words are measured as they are drawn: not before their letters are there.
const letters = ["", "bold "].map((weight) =>
  document.fonts.load(`${weight}12px ${getComputedStyle(document.body).fontFamily}`)
);
Promise.allSettled(letters).then(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
addEventListener("beforeprint", draw);
addEventListener("afterprint", draw);
