"""The page Add evidence: a text, the rows it proposes, and a patch to take away."""
