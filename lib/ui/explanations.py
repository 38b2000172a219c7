"""What the Methodology page says, section by section; the figures are filled in.

Each text is Markdown, in the form that `str.format` takes.
"""

#: Anchor of each section: its name in the list of links, and its title.
SECTIONS = {
    "scope": ("Scope", "What is tracked"),
    "terms": ("Terms", "Terms"),
    "numbers": ("Numbers", "From words to numbers"),
    "sums": ("Sums", "How sums add up"),
    "example": ("Example", "A worked example"),
    "counts": ("Counting", "What a sum counts"),
    "total": ("No grand total", "Why there is no grand total"),
    "conditions": ("Conditions", "Conditions"),
    "disputes": ("Disputes", "Disputed figures"),
    "rates": ("Rates", "Exchange rates"),
    "dates": ("Dates", "Dates and corrections"),
    "sources": ("Sources", "Sources"),
    "limits": ("Limits", "Known limits"),
    "lists": ("Lists", "Mechanisms and items"),
    "citing": ("Citing", "Licence, citing, errors"),
}

OPENING = """
How the figures come about, and how far to trust them. Counts and tables on this page are
computed, from the whole ledger as of {day} and from the rules in the code; the filters in
the side bar do not narrow them.
"""

SCOPE = """
Public pledges, as published reports state them. The ledger describes its scope so:
“{scope}”. Meetings were searched from {start} to {end} and last checked on {checked}. A
later one is absent because nobody has searched for it, not because it brought nothing.

As of {day} the ledger holds {entries}, of which {pledges} are pledges in their own right,
with {claims} about them. Not in it:
- commitments (obligations entered into), disbursements (money paid) and deliveries (goods
  handed over). A firm pledge counts whether or not it was kept.
- support promised on other occasions. A donor’s sum here is not all its aid.
"""

STATES_FOLLOW = """
Each entry that a sum could count has one **state**, the first of these that fits:
"""
STATES = """
In files, the fourth is `earlier`. It follows from the column `novelty`, where such money is
called `announced_before`; the state *restated* follows from `counted_in`.
"""

NUMBERS = """
Reports seldom print a bare number. Each printed figure becomes three: the value that sums
use, and the lowest and highest figure that the words allow.
"""
PHRASES = """
Vague phrases are read from a closed list, X being a thousand, a million or a billion. The
low end is the value. So “{phrase}” is {low} to {high}.
"""
OTHER_PHRASES = """
Any other phrase, or one in another language, leaves the claim without a sum and is reported
when the ledger is checked. A promise of so much a year counts one year’s sum; its term is
shown, not multiplied.
"""

SUMS = """
Announcements nest: a headline holds packages, a package holds items. So that nothing
counts twice, an entry adds only what its parts leave of it.
- The **effective value** of an entry is its own figure or, if that is more, what its direct
  parts are effectively worth together. Without a figure of its own it is worth its parts.
- Its **contribution** is its own figure less what its direct parts are effectively worth,
  but not below zero. Without a figure of its own it contributes nothing.

The contributions of an entry and of all below it thus add up to its effective value.
- The rest of a joint pledge stays with its donors; the rest of a headline is unattributed.
- What a meeting brought beside its headline adds to the meeting’s sum.
- Parts are taken off their whole whatever their state. Parts worth more than their whole
  are flagged, and count.
- Value, low and high are computed alike, each by itself. Low and high are scenarios: the
  low of a remainder can exceed its high.
- Filters come last. They hide rows and change no contribution.
"""

COUNTS = """
The reader picks which states sums count (*Count* in the side bar).
"""
RELATIVE = """
Conditional money becomes firm when its condition is reported met. Lapsed money is in no
choice. Restated money suits the view of one meeting; over several it would count twice, so
cumulative sums leave it out. A sum of which no pledge is priced is missing, not zero.

Percent of GDP is a sum in US dollars over GDP in current US dollars; per head divides by
population. Both are the World Bank’s, for {years}. Joint pledges have neither.
"""
TOTAL = """
One headline can repeat the money of another, and sums first announced elsewhere can
overlap; no source says by how much. A sum of everything would look exact and mean nothing.
The pages show side by side, and never add, what is traced to donors (new, and announced
before) and what meetings announced that is traced to nobody.
"""

CONDITIONS = """
A condition stands as the last report dated and recorded by the as-of date left it:
pending, met, lapsed or withdrawn. A report that settles nothing changes nothing; without
any, the condition is pending. While it is, the pledge is conditional; once it is met, the
pledge counts like any other.

Progress is the last total reported, else what donors other than the pledger gave, and only
in the unit of the condition. A pending condition last reported on more than {days} days
before the as-of date is set apart as having no later report.

As of {day}, {conditions} had a condition{states}; {silent} of the pending without a later
report.
"""

DISPUTES = """
An entry is disputed where two of its priced claims differ by more than {tolerance} percent
of the smaller, at the rate of the day, whatever rates the view uses. A vague claim disputes
only figures outside its bounds. A meeting is disputed where its headline is or, without
one, where any of its pledges is. As of {day}: {disputed} of {entries}.

By default the *lead* claim counts, even where it states no sum; the ledger marks which
claim leads. The reader can take the *lowest* or the *highest* instead (*Figure that
counts* in the side bar): the smallest or largest priced claim, once converted.
"""

RATES = """
Money is converted at the euro reference rates of the European Central Bank, from {first} to
{last} ({source}); between two other currencies, by way of the euro. Each sum takes the rate
of the day on which it was announced or, where none was published, of the last day before,
at most {age} days back. Rate and day stand in the file of contributions. *Rates of one
day* converts everything at one date; a date after {last} is refused. Amounts are nominal:
inflation is not taken out.

A currency without a reference rate, such as the hryvnia ({without}), cannot be converted:
its pledges are counted and named, without a sum. As of {day}, in {currency}, this concerns
{entries}.
"""

DATES = """
Each entry, claim, statement and report on a condition carries the day on which it was
recorded (`recorded_on`) and, if it was dropped, the day of that (`withdrawn_on`). *As of* a
day, the pages hold what was recorded and not yet withdrawn by then; left blank, it is today
(UTC). Donors (with GDP and population), meetings, sources and exchange rates have no
versions: they are today’s, whatever the day.

Nothing is overwritten. A correction withdraws the wrong row and adds another, which names
in `replaces` the row it stands for; its claims are copied, and what referred to the old row
follows the new.
"""

SOURCES = """
Each claim names the document that states it. The kind describes the publisher; it does not
grade the figure.
"""
HELD = """
Held in full, so that the passage itself can be shown: {held}. Of all others the ledger has
publisher, address and date where known, and the figure as printed.
"""

LIMITS = """
A random sample of 60 claims was held against the cited page, or one of equal content. Donor
and printed figure were right in 60; currency, date and place in a larger pledge in 59; new
or not in 57. All rows were searched for wrong magnitudes and currency signs, double counts
and broken links, and what was found is corrected. A row can still be wrong.
- **Whether money is new** is the weakest field. As of {day} it is unclear for {unclear} of
  {pledges}; they count as new unless another state fits.
- **Sums announced before, elsewhere, can overlap** one another. Germany’s sum to 2029 and
  its sum for 2026 may share money; no source settles it.
- **Money counted in another entry** is linked where a source or the row’s own note says so.
  One link is an inference: the United Kingdom’s yearly sum inside its total for 2025.
- **Lists of donors can be incomplete**: most sources were read in their first part only.
- **Some sources are second-hand**: they report what another one reported. Which repeats
  which is not recorded, so two sources are not always two witnesses.
- **Thin meetings**: little is recorded of {thin}.
- **Dates**: {undated} of {sources} have no known date of publication.
- **Participants**: for most meetings the count is “about 50”.
- **February 2026**: what Norway, Sweden and Lithuania each put into PURL is not known, and
  sources name different donors for the joint sum. No official source says that exactly 30
  interceptors were reached.
"""

LICENCE = """
Licence of the ledger: {licence}. Documents held in full belong to their publishers and are
not under it. GDP and population come from the World Bank. The whole ledger is
[one file](/api/v1/ledger.zip).

To cite the data as a whole; a chart or a page is cited by its own link:
"""
ERRORS = """
A link that is copied here holds the day. An address from the browser without *As of* shows
the ledger as it stands when it is opened.

To report an error, send the key of the entry (*Pledge* in the tables), the address of the
page and a source that says otherwise to whoever publishes this site.
"""
