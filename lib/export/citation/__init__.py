"""How a chart and its sources are cited."""
