"""The still drawing of a chart: what Plotly draws on a screen, written as SVG."""
