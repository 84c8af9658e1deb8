"""All kinds, in order, as one table: which rules the scan tries at a token."""

from tts.normalization import (
    abbreviations,
    compass,
    coordinates,
    dates,
    dimensions,
    fallback,
    flights,
    fractions,
    glosses,
    initialisms,
    labels,
    markup,
    measures,
    models,
    money,
    numbers,
    pauses,
    percents,
    places,
    prices,
    quarters,
    ratings,
    references,
    roman,
    scales,
    scores,
    telephones,
    temperatures,
    tickers,
    times,
    titles,
    web,
    weekdays,
    years,
)
from tts.normalization.rule import Rule
from tts.pronunciation import heteronyms

RULES: tuple[Rule, ...] = (
    *web.RULES,
    *markup.RULES,
    *glosses.RULES,
    *tickers.RULES,
    *dates.RULES,
    *weekdays.RULES,
    *years.RULES,
    *quarters.RULES,
    *times.RULES,
    *money.RULES,
    *prices.RULES,
    *percents.RULES,
    *measures.RULES,
    *temperatures.RULES,
    *dimensions.RULES,
    *coordinates.RULES,
    *ratings.RULES,
    *labels.RULES,
    *flights.RULES,
    *references.RULES,
    *models.RULES,
    *scales.RULES,
    *compass.RULES,
    *roman.RULES,
    *telephones.RULES,
    *numbers.RULES,
    *scores.RULES,
    *fractions.RULES,
    *abbreviations.RULES,
    *titles.RULES,
    *places.RULES,
    *initialisms.RULES,
    *heteronyms.RULES,
    *pauses.RULES,
    *fallback.RULES,
)


def by_start(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """Return the rules that can start at a token or a class of tokens, the highest priority first."""
    starts: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: -rule.priority):
        for start in rule.starts:
            starts.setdefault(start, []).append(rule)
    return {start: tuple(found) for start, found in starts.items()}


STARTS = by_start(RULES)
