"""Charts: one tidy frame in, one plotly Figure out; nothing is summed here.

A figure carries its finding and its alt text in `layout.meta`, so that a page, a
picture and a slide say the same.
"""
