"""Charts: from the rows of a frame to plots, words and figures.

A plot says what is drawn and in which words; pages, pictures, slides and files are all
made from it.
"""
