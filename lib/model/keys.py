"""Keys of rows: which are among others, without walking over the texts in Python."""

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def is_among(cells: pd.Series, known: Iterable[str]) -> pd.Series:
    """Tell which cells, texts, are one of those that are known; a missing one is not.

    What `isin` tells, which takes a thousand times as long for each known text.
    """
    texts = pa.array(cells, pa.large_string(), from_pandas=True)
    listed = known if isinstance(known, pd.Series | pd.Index) else list(known)
    values = pa.array(listed, pa.large_string(), from_pandas=True).drop_null()
    return pd.Series(
        pc.is_in(texts, values).to_numpy(zero_copy_only=False), cells.index
    )
