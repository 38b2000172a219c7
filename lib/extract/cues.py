"""Words that tell a promise from a need, a rumour, a refusal or a thing done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lib.extract.verbs import GIVE, PROMISE, inflected

#: Before the plain form of a verb of giving: it is ahead.
_FUTURE = r"will|would|shall|to|can|['’]ll|is\ ready\ to|are\ ready\ to|intends?\ to|plans?\ to"
#: Verbs that speak of a gift only where it is ahead.
_ONLY_AHEAD = (
    *("receive", "get", "go", "part with", "make available", "come", "follow", "use"),
    *("flow", "benefit", "direct", "take part", "host", "disburse", "match", "order"),
    *("support", "second", "deploy", "forward"),
)

#: What each kind of cue makes of a figure near it:
#: pledge: promised; weak: a noun that speaks of support; need, maybe, no: no promise;
#: done: delivered or spent; total: a running total; other: money of another kind.
PATTERNS: dict[str, str] = {
    "no": r"""
        (?:did|does|do|has|have|had|would|will|could|can|is|are|was|were)(?:\ not|n['’]t)\b(?!\ only)
      | won['’]t | cannot | can['’]t | never | refus\w+ | declin(?:ed|es|ing)\ to | declined
      | reserv(?:ed|es)\ (?:its|his|her|their)\ (?:position|judg\w+) | not\ (?:give|giving|donate|donating|gift) | rul(?:ed|es|ing)\ out | (?:turn|vot|shoot|shot|threw|throw)\w*\ (?:down|out|against) | had\ (?:originally\ )?(?:planned|hoped|wanted|intended) | reject\w* | denied | denies | deny | fail(?:ed|s|ing)\ to
      | stopp?(?:ed|ing|s)?\ short\ of | withh(?:old|eld|olding|olds) | no\ (?:pledge|promise|commitment|decision|sum|figure|money|plans?|new\ (?:pledge|money|commitment|package)s?)
      | nobody | no\ one | without\ (?:pledging|promising|committing|naming|giving|offering) | instead\ of | rather\ than | walk(?:ed)?\ back
      | (?:cancell?ed|scrapped|dropped|shelved|suspended|withdrew|withdrawn|frozen|paused|halted|postponed|vetoed|blocked|blocks|blocking)\b
      | not\ (?:yet\ )?(?:pledg|promis|commit|announc|decid|agree|part\ of|a\ pledge|new\ money|able|in\ a\ position)\w* | neither | nor\b | unable\ to | stop\ short\ of
    """,
    "need": r"""
        (?:would|will)\ have\ to | has\ to | have\ to | needs? | needed | requires? | requirements?(?!\ list) | call(?:ed|s|ing)?\ (?:again\ )?(?:for|on|upon) | calls\ for
      | asks? | asked(?!\ for\ comment) | asking | appeal\w* | urg(?:e|es|ed|ing) | requests? | requested | requesting | seek(?:s|ing)? | sought | demand(?:s|ed|ing)? | begged
      | should | must | ought\ to | hop(?:e|es|ed|ing) | wants? | wanted | would\ like | would\ welcome | would\ be\ grateful | would\ love | could\ use | would\ need | short\ of(?!\ pledg) | shortfall | funding\ gap | gap | target(?:s|ed|ing)?\ of
      | the\ goal | a\ goal | aims?\ to\ (?:raise|collect|reach|secure) | tr(?:y|ies|ying)\ to\ (?:raise|collect|find) | yet\ to\ be\ (?:raised|found|covered) | unfunded | uncovered | costed\ at | (?:is|are|was|were)\ required | warn(?:s|ed|ing)?\ of | lacks? | lacking | missing
      | estimat(?:e|es|ed)(?=\ (?:that|the|its|their|Ukraine|needs|at\ more|of\ need)) | wish\ list | plea\b | pleas\b | plead\w* | press(?:ed|es|ing)\ (?:for|partners|allies) | lobb\w+ | would\ cost | will\ cost | would\ take
    """,
    "maybe": r"""
        consider(?:s|ed|ing)? | under\ (?:consideration|discussion|review) | mulling | mulls | weigh(?:s|ed|ing)? | explor(?:e|es|ed|ing) | discuss(?:es|ed|ing)? | discussions? | debat(?:e|es|ed|ing)
      | (?:may(?!\ \d)|might|could)(?!\ (?:only\ |now\ |also\ )?(?:say|add|tell|report|inform)\b) | toy(?:s|ed|ing)\ with | flirt\w*\ with | possibl[ey] | possibility | perhaps | talks?\ (?:on|about|over|with) | in\ talks | negotiat\w+ | rumou?r\w* | speculat\w+ | reportedly | proposals? | propos(?:e|es|ed|ing) | suggest(?:s|ed|ing)?
      | float(?:ed|s|ing)\b | look(?:s|ed|ing)?\ (?:at|into) | studying | studies | examin(?:e|es|ed|ing) | open\ to | yet\ to\ decide | undecided | to\ be\ decided | has\ yet\ to | have\ yet\ to | would\ decide | will\ decide | tbd | tbc | to\ be\ confirmed
      | sources?\ (?:say|said|told)\ (?:it\ )?(?:may|might|could) | letters?\ of\ intent | (?:a|the)\ bill\ (?:that|to) | draft | hinted | hints | signalled\ (?:it|that|he|she|they)\ (?:may|might|could) | is\ expected\ to | are\ expected\ to | was\ expected\ to | expects\ to\ decide | if\ approved | wants?\ to | thinking\ (?:of|about) | idea\ of | unconfirmed | according\ to\ rumou?rs | speaks?\ of\ a\ possible
      | in\ principle | not\ rul\w+\ out | would\ be\ (?:prepared|willing|possible)\ to\ (?:discuss|consider|look)
    """,
    "done": r"""
        (?:has|have|had|were|was|been|already|is|are)\ (?:(?!to\b|be\b)\w+\ ){0,2}?(?:delivered|handed\ over|sent|shipped|transferred|spent|disbursed|paid(?:\ out)?|supplied|given|donated|provided|received|trained|collected|found|identified|located|used\ up|arrived|dispatched|completed|wired)
      | (?<!will\ be\ )(?<!be\ )(?:delivered|handed\ over|spent|disbursed|shipped|sent|supplied|transferred|dispatched|arrived|received|paid\ out|gave|trained|collected|crowdfunded)
      | was\ (?:the\ )?(?:among\ the\ )?first\ (?:\w+\ )?to\ \w+ | were\ (?:among\ )?the\ first\ (?:\w+\ )?to\ \w+ | finished | (?:earlier|previous|past)\ (?:ones|contributions|packages|pledges|tranches)\ (?:were|was|of|amounted|totalled) | completed | went\ (?:in)?to | (?:has|have|had)\ (?:already\ )?(?:exceeded|surpassed) | arriv(?:ed|al|als) | past\ deliver(?:y|ies) | is\ now\ in\ Ukraine | are\ already\ in | already\ in\b(?!\ (?:the\ |its\ )?(?:budget|plan|talks)) | already\ on\ (?:its|their)\ way | earlier\ deliver(?:y|ies) | went\ through
      | signed\ and\ paid | have\ been\ signed | in\ \d{4},?\ (?:it|he|she|they|\w+)\ (?:gave|provided|donated)
    """,
    "total": r"""
        (?<!known\ )since\ (?:\w+\ ){0,3}?(?:20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|start|beginning|outbreak|invasion|full-scale|war|launch|foundation|creation|adoption|meeting|spring|full-scale|summer|spring|autumn|winter) | (?<!package\ )(?<!tranche\ )so\ far | to\ date | until\ now | up\ to\ now
      | bring(?:s|ing)?\ (?:\S+\ ){0,8}?(?:total|support|aid|assistance|contributions?|sum|amount|commitments?|tally)\b | brought\ (?:\S+\ ){0,6}?total | tak(?:es|ing)\ (?:\S+\ ){0,6}?(?:total|support|aid|contributions?|commitments?) | rais(?:es|ing)\ (?:its|their|the|the\ country's|our)\ (?:\w+\ ){0,2}?(?:total|overall)
      | lift(?:s|ing)\ (?:\S+\ ){0,5}?total | push(?:es|ing)\ (?:\S+\ ){0,5}?total | running\ total | cumulative(?:ly)? | (?:total|overall)\ (?:\w+\ ){0,2}?(?:aid|support|assistance)\ of | (?:value|worth)\ of\ (?:\S+\ ){0,6}?(?:donations|support|aid|deliveries|assistance|packages)\ (?:\w+\ ){0,3}?(?:amounts?|is|stands?|reach\w*|totals?|exceeds?|comes) | (?:total|overall|combined)\ (?:\w+\ ){0,3}?(?:support|aid|assistance|help|contributions?|commitments?)\ (?:\w+\ ){0,6}?(?:is|are|now|stands?|stood|amounts?|amounted|has|have|comes?|came|reach\w*|to|since)
      | now\ (?:stands?|totals?|amounts?|exceeds?|comes) | total(?:s|ling)?\ now | stands?\ at | stood\ at | over\ the\ (?:past|last)\ (?:\w+\ )?(?:years?|months?) | in\ the\ (?:past|last)\ (?:\w+\ )?years | by\ now | since\ (?:it|they|the\ \w+)\ (?:was|were|began|started|opened) | up\ to\ the\ end\ of\ \w+ | (?:fund|coalition|initiative|mechanism|scheme|programme|purl)\ has\ (?:\w+\ ){0,2}?(?:received|collected|raised|attracted)
      | (?:has|have)\ (?:\w+\ ){0,2}?(?:committed|provided|given|pledged|contributed|allocated|donated|spent)\ (?:[^;]{0,60}?)(?:in\ all|in\ total|altogether|overall)\b | adds?\ up\ to\ (?:[^.;]{0,40}?)\ since | in\ all\ since
    """,
    "other": r"""
        (?:spend|spends|spent|spending)\ (?:\S+\ ){0,8}?on\ (?:its\ |their\ |our\ )?(?:own\ )?defen[cs]e | for\ itself | for\ themselves | for\ (?:its|their|our)\ own | defen[cs]e\ (?:budget|spending|expenditure|outlays) | military\ (?:budget|spending) | own\ (?:\w+\ )?(?:army|armed\ forces|military|forces|defen[cs]e|troops|stocks?\ replenish\w+|purchases|needs|rearmament) | its\ (?:army|navy|air\ force|armed\ forces)\b | rearm\w*
      | gdp(?!,?\ \(?(?:or|about|worth|around|which)) | gross\ domestic | economic\ output | (?<!proceeds\ of\ )(?<!proceeds\ from\ )(?<!profits\ from\ )(?<!profits\ of\ )(?<!of\ the\ )(?<!from\ the\ )(?:russian|frozen|immobili[sz]ed)\ (?:state\ |sovereign\ |central\ bank\ )?(?:assets|funds|money) | sanction(?:s|ed|ing)? | froze | freez(?:e|es|ing) | seiz(?:e|es|ed|ing) | confiscat\w+ | fine[ds]?\b | penalt(?:y|ies) | damages?\b | destruction | reconstruction\ (?:costs?|needs?|bill)
      | loss(?:es)? | turnover | earn(?:s|ed|ing)? | sold | sells? | selling | sales?(?!\ tax) | generat(?:es|ed) | revenues? | (?:is|are|were|was|remain|remains)\ immobili[sz]ed | (?:bank\ )?balance | under\ contract | contracted | budget\ of | (?<!windfall\ )(?<!excess\ )profits? | share\ price | exports\ (?:of|to|worth|rose|fell) | (?:re-?)?export(?:ed|ing) | import(?:s|ed|ing) | orders?\ (?:worth|from\ \w+\ for|backlog) | in\ orders | tenders? | investigat\w+ | prosecut\w+ | auditors? | embezzl\w+ | investments?\ of | (?:institute|think-?tank|analysts|economists|researchers)\b | put(?:s|ting)?\ (?!\S+\ (?:part|share|contribution|pledge|help|aid|support)\b)(?:\S+\ ){0,6}?at\ (?:(?:more|less|over|about|around|some|nearly|up|than|to|at|least|almost|roughly)\ ){0,3}(?=\Z|\d|[€$£]) | trade\ (?:volume|deficit|surplus) | debts? | budget\ deficit | price\ tag | unit\ price | prices?\ of\ (?:one|a|an|each)\b | (?:won|win|wins|secured|awarded|landed|booked|received)\ (?:\w+\ ){0,4}?(?:contracts?|orders?) | market\ (?:value|capitali[sz]ation) | invoice
      | (?:company|firm|manufacturer|group|maker|subsidiary)\ (?:said|won|will|announced|plans|signed|received) | order\ book | (?<!at\ a\ )(?<!total\ )(?<!share\ the\ )(?<!bear\ the\ )(?<!cover\ the\ )(?<!meet\ the\ )(?<!split\ the\ )costs?\b(?!\ of\ (?:the\ )?(?:package|pledge)) | (?<!at\ a\ )(?<!share\ the\ )(?<!bear\ the\ )(?<!cover\ the\ )(?<!meet\ the\ )(?<!split\ the\ )(?<!estimated\ )(?<!total\ )cost\ (?:of|about|around|some) | each\ (?:package|one|unit|missile|system|drone|tranche)\ (?:is|costs?|would) | tax(?:es)?\b | ticket | salar(?:y|ies) | pensions? | lottery | insurance
      | russia(?:'s|n)?\ (?:\w+\ ){0,3}?(?:spend|budget|spent|spends|lost) | moscow\ (?:\w+\ ){0,2}?(?:spend|spent|spends|lost) | frigates? | submarines? | motorways? | railways? | stadium | elections? | gain(?:s|ed)\b | (?:oil|pension|wealth)\ funds? | pact | treaty | (?:which|that|fund|facility|bank|account)\b[^;.]{0,60}?\ (?:now\ )?(?:holds?|held)
    """,
    "pledge": r"""
        <promised> | <giving> | give | pay | supply | transfer | deliver | send | provide | hand\ over | receives | goes | (?:<future>)\ (?:(?:\w+ly|also|now|then|further|together|be|again|each|both|all|in\ turn)\ ){0,2}?(?:<give>)
      | (?:will|would|to)\ be\ (?:(?:\w+ly|also|now)\ )?(?:<given>)
      | (?:put|puts|putting)\ (?:\S+\ ){0,3}?(?:forward|up|in|on\ the\ table|into|towards?|aside|down) | sets?\ (?:\S+\ ){1,4}?aside
      | (?:will|would|to)\ be\ (?:spent|used|taken|directed|drawn) | agreed\ (?:to|on) | decided\ (?:to|on) | signed\ off | joined | registered | listed | named | presented | brought | cleared | reserved(?!\ (?:its|his|her|their)\ )
      | (?:government|cabinet|we)\ propos(?:e|es|ed)\ (?:that|to) | (?:want|wish|like)\ to\ (?:thank|single\ out|commend|salute|mention|praise|welcome|acknowledge) | singl(?:e|es|ed|ing)\ out | salut(?:e|es|ed|ing) | commend(?:s|ed|ing)? | grateful\ to | (?:will|would)\ be\ for | not(?:ed|es)\ with\ thanks
      | (?:walk|c[ao]m|w[eo]n?|left|leav)\w*\ (?:away\ |home\ |back\ )?with\b | (?:throw|throws|threw|throwing)(?:\ in|\ into|(?=\ (?:an?|another|some|about|[\d€$£]))|\ \Z) | put(?:s|ting)?\ \Z | weigh(?:s|ed|ing)?\ in\ with | (?:is|are|was|were|am)\ in\ for
      | (?<!was\ )(?<!were\ )voted?\ \Z | (?:wav|nodd)(?:e|es|ed|ing)\ through | extend(?:s|ed|ing)\ \Z | volunteer(?:s|ed|ing)\ \Z | bring(?:s|ing)?\ forward | brought\ forward | is\ good\ for | are\ good\ for | this\ is\ (?:\w+\ )?new | there\ (?:will|is\ to|are\ to)\ be | lent\ \Z
      | was\ bringing | is\ ready | are\ ready | means?\ to\ \w+ | sp(?:oke|eaks?)\ of | c[ao]mes?\ (?:to|out|up|forward)\ (?:\w+\ )?(?:\w+\ )?with | arriv(?:es|ed)\ (?:in\ \w+\ )?with | bring(?:s|ing)?\b | coming\ (?:up|forward)\ with
      | (?:made\ |be\ )?available\b(?!\ on\ request) | makes?\b(?=[^.;]{0,60}\bavailable) | ma(?:de|king)\b(?=[^.;]{0,60}\bavailable) | (?:exact|precise|final|full)\ (?:total|figure|sum|amount)\ (?:is|was|comes)
      | put(?=\ (?:a\ |an\ |another\ |up\ |in\ |between\ |some\ |about\ |more\ |nearly\ |\d|[€$£])) | orders(?=\ from) | buy(?=\ (?:a|an|\d\S*|two|three|four|five|six|ten|ammunition|more|further|another)\b) | (?:we|I)\ (?:\w+ly\ )?(?:buy|order|put|train|hand|make|commit|pledge|send|fund)
      | (?:pledges|commitments|contributions|promises|donations|announcements|offers)(?:\ [\w-]+){0,5}?\ (?:(?:have|had|has)\ )?(?:total(?:led|ed)?|reach(?:ed)?|amount(?:s|ed)?\ to|c[ao]me\ to|add(?:s|ed)?\ up\ to|r[ua]n\ to|exceed(?:s|ed)?|topped|passed|(?:were|was|are)\ worth)
      | (?:support|assist|help|aid)(?:s|ed|ing)?\ (?:\w+\ ){1,4}?with | (?:is|are)\ (?:planned|foreseen|envisaged|scheduled|provided\ for) | agreements?\ with | follow(?:s|ed|ing)?\ (?:suit\ )?with | on\ their\ way | on\ its\ way | from\ (?:\w+\ )?stocks | thanked | thanks | thank | welcom(?:ed|es|ing) | credited | makes?\ up | accounts?\ for | comprise[sd]? | consist(?:s|ed|ing)?\ of | includ(?:e|es|ed|ing) | provided(?!\ (?:that|other|others|partners|allies|the|all|it|they|at\ least))
    """,
    "weak": r"""
        contributions? | donations? | packages? | tranches? | instal?lments? | commitments? | grants? | support | aid | assistance | funding | funds? | money | gift | share | sums? | worth | offer | programme | program | deliveries | delivery | promise[sd]? | part\b | largest | biggest | allocation | cheque | envelope
    """,
}
#: Said of a promise that is older than the text.
BEFORE = re.compile(
    r"\b(?:reiterat\w+|reaffirm\w*|re-?announc\w+|restat\w+|recall(?:ed|s|ing)|"
    r"repeat(?:ed|s|ing)?(?! for)|stands? by|stood by|as (?:it|he|she|they) (?:said|announced|promised) (?:last|in|earlier|back)|renew(?:ed|s) (?:an?|its|the|his|her) (?:\w+ )?(?:offer|pledge|promise)|offer of last|remains? in place|\w+ (?:days|weeks|months|years) ago|still stands|remains? unchanged|remains? valid|remains? in force|unchanged since|"
    r"(?:previously|earlier|already|first|originally|initially|formerly) (?:been )?(?:announced|set out|presented|pledged|promised|committed|unveiled|made|agreed|disclosed|reported|made public|approved|declared)|"
    r"(?:said|announced|pledged|promised|committed|unveiled|disclosed|earmarked|allocated|set aside|agreed|declared|set out|presented|decided|approved|outlined|revealed|offered|granted|voted|made(?: that)? (?:known|public)|made) "
    r"(?:\w+ ){0,4}?(?:earlier|previously|before|already|last (?:week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"a (?:week|month|year|fortnight) (?:ago|before|earlier)|(?:two|three|four|five|six|several|some|many) (?:weeks|months|years|days) (?:ago|before|earlier)|"
    r"(?:back )?in (?:early |late |mid-|mid )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|the spring|the summer|the autumn|the winter|20\d\d)|"
    r"at (?:the )?(?:[\w-]+ ){0,3}?(?:summit|conference|meeting) (?:in|of|last))|"
    r"last (?:month|year|spring|summer|autumn|winter|(?:january|february|march|april|may|june|july|august|september|october|november|december)) (?:promised|pledged|announced|committed|offered|unveiled)|had (?:told|said)(?: \w+){0,3} (?:in|last|earlier|before)\b|earlier (?:this|that|in the) (?:year|month|week|spring|summer|autumn)|had (?:already |previously |first |earlier |originally )(?:been )?(?:announced|pledged|promised|committed|made (?:that|this|it)? ?known|unveiled)|"
    r"(?:earlier|previous|existing|standing|last year's|old|older) (?:\w+ )?(?:pledge|promise|commitment|offer|announcement|package)|not new(?: money)?|no new money|known since|announced before|promised before|pledged before|old money)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cue:
    """A word of one kind, in code points of the text."""

    kind: str
    start: int
    end: int
    words: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\b(?:{_flat(_with_verbs(words))})(?!\w)", re.IGNORECASE)
        for kind, words in PATTERNS.items()
    }


def _with_verbs(words: str) -> str:
    """Put the forms of verbs in the place of their names."""
    forms = {
        "promised": _any(form for verb in PROMISE for form in inflected(verb)),
        "giving": _any(form for verb in GIVE for form in inflected(verb)[1:3]),
        "future": _FUTURE,
        "give": _any((*GIVE, *PROMISE, *_ONLY_AHEAD)),
        "given": _any(inflected(verb)[4] for verb in (*GIVE, *PROMISE)),
    }
    return re.sub(r"<(\w+)>", lambda name: forms[name[1]], words)


def _any(forms: Iterable[str]) -> str:
    """Write words as alternatives, the longest first; a space stays one."""
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(form.replace(" ", "\\ ") for form in known)


def _flat(words: str) -> str:
    """Take the layout out of a pattern; an escaped space stays."""
    return re.sub(r"(?<!\\)\s+", "", words).replace("\\ ", " ")


def cues_in(text: str, start: int, end: int) -> list[Cue]:
    """Find the cues of a passage, by place; where two kinds begin together, all."""
    found = [
        Cue(kind, one.start(), one.end(), one.group())
        for kind, pattern in _patterns().items()
        for one in pattern.finditer(text, start, end)
    ]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))


def said_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find words that tell that a promise was made before."""
    return BEFORE.search(text, start, end)
