"""Who says so, by which cue, and how firmly."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims, parse
from workers.engine import attribution, forms, lexicon

HEDGES = lexicon.attribution()["hedges"]


def says(words: str) -> str:
    """Source and cue of the figure in these words: "the mayor: said"; "" for the article's own voice."""
    [claim] = [claim for claim in claims(words) if claim.kind == "number"]
    return f"{claim.attribution.source}: {claim.attribution.cue}" if claim.attribution else ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor said that 14 people had died.", "The mayor: said"),
        ("The mayor said 14 people had died.", "The mayor: said"),
        ("Fourteen people died, the mayor said.", "the mayor: said"),
        ("Fourteen people died, said the mayor.", "the mayor: said"),
        ("“We saw 14 bodies,” the mayor said.", "the mayor: said"),
        ("Fourteen people died, according to the coastguard.", "the coastguard: according to"),
        ("According to the coastguard, 14 people died.", "the coastguard: According to"),
        ("Police and doctors said 14 people had died.", "Police and doctors: said"),
        ("Fourteen people died, officials and witnesses said.", "officials and witnesses: said"),
        ("The mayor told reporters on Monday that 14 people had died.", "The mayor: told"),
        ("Jan Novak, the mayor, said 14 people had died.", "Jan Novak: said"),
        ("The health ministry reported 14 deaths.", "The health ministry: reported"),
        ("Some of the miners told a radio station that 14 people had died.", "Some of the miners: told"),
        ("One of the guards insists that nobody died.", "One of the guards: insists"),
        ("Nobody died, said one of the guards.", "one of the guards: said"),
        ("Several of the men, questioned as they left, said that nobody died.", "the men: said"),
        ("Ada Okoro, a nurse in Graz who came to help, says that 14 people died.", "Ada Okoro: says"),
        ("People close to the mayor say that 14 people died.", "People: say"),
        ("The mayor left the room, saying that 14 people had died.", "The mayor: saying"),
        ("The union issued a statement saying that 14 people had died.", "The union: saying"),
        ("The general went on the radio to say that nobody had died.", "The general: say"),
        ("The mill said at the time that nobody had died.", "The mill: said"),
        ("The mayor pointed out that nobody had died.", "The mayor: pointed"),
        ("Rumours spread on the networks that 14 people had died.", "Rumours: spread"),
        ("The company announced that 300 workers would be evacuated.", "The company: announced"),
        ("The rebels claimed that they had killed 14 soldiers.", "The rebels: claimed"),
        ("He added that 14 people had died.", "He: added"),
        ("Secretary of State Ada Lund said 14 people had died.", "Secretary of State Ada Lund: said"),
        ("Jets struck on Monday, officials said, killing the men believed to have shot 14 people.", "officials: said"),
        ("The blast, police said, killed 14 people.", "police: said"),
        ("Jets hit what the ministry claims are five depots.", "the ministry: claims"),
        ("The ministry identified the dead man as Ole Berg, 26.", "The ministry: identified"),
        # the article's own voice
        ("Fourteen people died.", ""),
        ("Fourteen people died when the roof fell.", ""),
        ("Troops chased the rebels believed guilty of the raid that killed 14 people.", ""),
    ],
)
def test_a_figure_has_the_source_that_its_sentence_names(words: str, expected: str) -> None:
    assert says(words) == expected


@pytest.mark.parametrize(
    ("words", "firmness"),
    [
        ("The storm killed 14 people.", "states"),
        ("The storm is feared to have killed 14 people.", "feared"),
        ("Fourteen people are feared dead.", "feared"),
        ("The storm reportedly killed 14 people.", "alleged"),
        ("The storm allegedly killed 14 people.", "alleged"),
        ("The storm may have killed 14 people.", "forecast"),
        ("The storm could kill 14 people.", "forecast"),
        ("The storm will kill 14 people.", "forecast"),
        ("The storm probably killed 14 people.", "likely"),
        ("The storm is believed to have killed 14 people.", "believed"),
        ("The army denied killing 14 people.", "denied"),
        ("The ferry was built to carry 14 people.", "intended"),
        ("The ferry is said to have carried 14 people.", "states"),
    ],
)
def test_a_figure_is_stated_as_firmly_as_its_clause_says(words: str, firmness: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.kind == "number"]

    assert claim.firmness == firmness


@pytest.mark.parametrize(
    "words",
    [
        "The storm killed 14 people and the mayor expected heavy rain.",
        "The storm killed 14 people, and more rain is expected.",
        "Forecasters, who expected a calm day, said the storm killed 14 people.",
    ],
)
def test_a_hedge_of_another_clause_does_not_touch_it(words: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert claim.firmness == "states"


@pytest.mark.parametrize("hedge", HEDGES)
def test_a_word_hedges_one_way_only(hedge: str) -> None:
    others = {word for name, words in HEDGES.items() if name != hedge for word in words}

    assert not others & set(HEDGES[hedge])


def test_the_source_is_quoted_as_it_stands_in_the_text() -> None:
    words = "The  Côte\u00a0d’Ivoire army said 14 people had died."
    [cue] = attribution.cues(parse(words).phrases, words)

    assert cue.attribution.source == "The Côte d’Ivoire army"


def test_a_quotation_without_a_speaker_goes_on_in_the_voice_of_the_sentence_before() -> None:
    words = '"It was an accident," the owner said. "It was no bomb, and it killed 14 people."'
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert claim.attribution is not None
    assert claim.attribution.source == "the owner"


def test_a_sentence_that_only_holds_a_quotation_has_no_speaker_of_its_own() -> None:
    words = 'It was cold, the owner said. The "quiet" blast killed 14 people.'
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert claim.attribution is None


def test_words_of_denial_are_forms_of_the_verbs_that_deny() -> None:
    bases = {forms.verb_forms()[word][0] for word in HEDGES["denied"]}

    assert bases <= lexicon.words("denying_verbs")
