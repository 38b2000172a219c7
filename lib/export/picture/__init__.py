"""Pictures of charts: SVG, PNG, PDF, and what letters they are set in."""
