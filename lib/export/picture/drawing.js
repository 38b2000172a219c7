// The page in which pictures are drawn: kaleido calls kaleido_scopes.plotly with the
// figure and the format, and takes what comes back.
//
// A figure comes with the sheet that it is printed on: {before, after} are the two halves
// of an SVG document, and the chart stands between them in a box {x, y, width, height},
// laid out for `across` by `down` pixels and scaled to the box as a whole.
"use strict";

async function chartOf({ data, layout, box }) {
  const size = { width: box.across, height: box.down };
  const svg = await Plotly.toImage(
    { data, layout: { ...layout, ...size } },
    { format: "svg", imageDataOnly: true, ...size }
  );
  const place =
    `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" ` +
    `viewBox="0 0 ${box.across} ${box.down}" overflow="visible" `;
  const own = / (width|height|viewBox|style)="[^"]*"/g;
  return svg.replace(/^<svg[^>]*>/, (tag) => tag.replace(own, "").replace("<svg ", place));
}

async function pixelsOf(svg, width, height) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  return canvas.toDataURL("image/png").split(",")[1];
}

// kaleido prints the page itself.
function layOut(svg, width, height) {
  const style = document.createElement("style");
  style.textContent = `@page { size: ${width}px ${height}px; margin: 0 }
    html, body { margin: 0 } svg { display: block }`;
  document.head.append(style);
  document.body.innerHTML = svg;
  return document.fonts.ready;
}

async function drawn({ format, width, height, scale, data: figure }) {
  const { before, after } = figure.sheet;
  const svg = before + (figure.box ? await chartOf(figure) : "") + after;
  if (format === "png") return pixelsOf(svg, width * scale, height * scale);
  if (format === "pdf") return layOut(svg, width, height).then(() => null);
  return svg;
}

const kaleido_scopes = {
  plotly: (spec) =>
    drawn(spec).then(
      (result) => ({ code: 0, message: "", format: spec.format, result }),
      (error) => ({ code: 525, message: String(error), format: spec.format, result: null })
    ),
};
