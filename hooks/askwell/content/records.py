"""What an author writes in the files of `content/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, PrivateAttr

from askwell.content.body.aspects import ASPECTS, Aspects
from askwell.content.body.text import NO_TEXT, MarkdownText
from askwell.content.editions.mail import Mail
from askwell.content.media.medium import Medium
from askwell.content.parts import (
    Allowed,
    Asked,
    AskedBy,
    CareCard,
    Change,
    EmergencyNumber,
    FeedText,
    Link,
    Looks,
    PictureCredit,
    Place,
    words,
)
from askwell.content.pictures.names import PictureFile
from askwell.content.states import State, needed_by_state
from askwell.flow.schema.people import PersonRef
from askwell.flow.schema.records import AiUse, SourceRef
from askwell.flow.schema.urgency import UrgencyWord
from askwell.source import asked
from askwell.source.record import Record
from askwell.source.scalars import Day, Key, Passage, Reference, ShortAnswer, ShortId, Text, WebAddress, YesNo

TopicRef = Annotated[Key, Reference("topics")]
FlowRef = Annotated[Key, Reference("flows")]
AnswerRef = Annotated[Key, Reference("answers")]
DisclaimerRef = Annotated[Key, Reference("disclaimers")]


class Answer(asked.Noted, Aspects, Record):
    """A question and the answer to it: `content/answers/<slug>.md`."""

    model_config = ConfigDict(json_schema_extra=needed_by_state)

    id: ShortId = ""
    """A permanent short id that no other answer has had or will have. Never change it."""

    status: Annotated[State, *words("state of an answer", {str(s): s for s in State})] = State.PUBLISHED
    """`draft`, `scheduled`, `published`, `archived`, `withdrawn` or `merged`; published if left out."""

    since: Day | None = None
    """The day on which it was archived, withdrawn or merged."""

    why: Text | None = None
    """Why it was archived or withdrawn, in a sentence that readers see."""

    instead: AnswerRef | None = None
    """The slug of the answer to which readers of an archived, withdrawn or merged one are led."""

    was: tuple[Key, ...] = ()
    """Former slugs of it, and slugs and ids of answers that it has taken the place of: their addresses lead here."""

    question: Text = ""
    """The question, as the page's heading shows it."""

    asked: Asked = Asked(by=AskedBy.EDITORS)
    """Whose question it is, and how many votes it had."""

    short_answer: ShortAnswer = ""
    """The answer in at most 60 words."""

    topics: Annotated[tuple[TopicRef, ...], Field(min_length=1)] = ()
    """The ids of its topics."""

    experts: tuple[PersonRef, ...] = ()
    """The ids of the experts whose words stand in it. Without one the page says that nobody was interviewed."""

    answered_by: tuple[PersonRef, ...] = ()
    """Those of its experts who gave the answer. The page says of the others "With comments by"."""

    author: PersonRef | None = None
    """The id of the person who wrote the text."""

    editor: PersonRef | None = None
    """The id of the person who edited the text."""

    ai_use: AiUse | None = None
    """How the text was made: whether a language model wrote it, from what, and who checked it."""

    published: Day | None = None
    """The day it was first published."""

    updated: Day | None = None
    """The day its text last changed, if that is not the day of publication."""

    reviewed: Day | None = None
    """The day it was last reviewed; without a reviewer, the day its sources were last read."""

    next_review: Day | None = None
    """The day by which it must be reviewed again, at most 36 months after the last."""

    reviewer: PersonRef | None = None
    """The id of the clinician who reviewed it. Without one the page says that no clinician has checked it."""

    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)] = ()
    """The ids of its sources, in the order in which they are to be numbered."""

    questions_to_ask: Annotated[tuple[Text, ...], Field(min_length=1)] = ()
    """Questions to ask a doctor, one a line."""

    care_cards: Annotated[tuple[CareCard, ...], Field(min_length=1)] = ()
    """When to get care, the most urgent first."""

    not_settled: Passage | None = None
    """Where sources disagree or knowledge ends; Markdown with citations."""

    flow: FlowRef | None = None
    """The id of the decision guide that stands in the page."""

    related: tuple[AnswerRef, ...] = ()
    """The slugs of answers to read next."""

    disclaimers: tuple[DisclaimerRef, ...] = ()
    """The ids of disclaimers that this answer needs beyond the usual ones and those of its topics."""

    media: tuple[Medium, ...] = ()
    """Videos and recordings on other sites, each with a transcript."""

    notes: dict[Key, Text] = {}
    """Notes to the text by their names, with which the text marks them."""

    pictures: dict[PictureFile, PictureCredit] = {}
    """Whose the pictures of its text are, by their files' names."""

    changes: tuple[Change, ...] = ()
    """What changed after publication: corrections, updates, clarifications, retractions."""

    _body: MarkdownText = PrivateAttr(default_factory=lambda: NO_TEXT)
    _unsettled: MarkdownText = PrivateAttr(default_factory=lambda: NO_TEXT)

    @property
    def owner(self) -> str:
        """What facts about it are told by."""
        return f"answers/{self.key}"

    @property
    def slug(self) -> str:
        """The last part of its address, from the file's name."""
        return self.key

    @property
    def body(self) -> MarkdownText:
        """The Markdown under the header, read."""
        return self._body

    @property
    def unsettled(self) -> MarkdownText:
        """The Markdown of `not_settled`, read; without pieces if there is none."""
        return self._unsettled

    @property
    def texts(self) -> tuple[MarkdownText, MarkdownText]:
        """Its two Markdown texts."""
        return self._body, self._unsettled


Answer.KIND, Answer.NOTED = "answers", asked.noted(Answer.model_fields, Answer.__private_attributes__, ASPECTS)


class Topic(Record):
    """A subject that answers share: an entry of `content/topics.yml`."""

    was: tuple[Key, ...] = ()
    """Former ids, also those of topics that it has taken the place of: their addresses lead here."""

    name: Text
    """Its name, as readers see it."""

    summary: Text
    """What it covers, in a sentence."""

    red_flag: YesNo = False
    """yes if its answers must all carry an emergency card."""


class Source(Record):
    """Something a claim rests on: an entry of `content/sources.yml`. Give `url`, or `where` if it is not on the web."""

    title: Text
    """Its title."""

    publisher: Text
    """Who published it."""

    url: WebAddress | None = None
    """Its address, beginning with https://."""

    where: Text | None = None
    """Where it can be found, if it is not on the web."""

    consulted: Day
    """The day on which it was read."""

    archived: YesNo = False
    """yes if an archived copy was read, and not the page at its address."""

    note: Text | None = None
    """What else a reader should know of it."""


class Disclaimer(Record):
    """A caution with a fixed wording and place: an entry of `content/disclaimers.yml`."""

    wording: Text
    """The exact words that readers see."""

    place: Annotated[Place, *words("place", {str(p): p for p in Place})]
    """Where it must stand. `extra` is for those bound to topics or named by an answer."""

    topics: tuple[TopicRef, ...] = ()
    """With place `extra`: the topics whose answers must carry it."""


class Settings(Record):
    """The site itself: `content/site.yml`."""

    name: Text
    """The site's name."""

    base_url: WebAddress
    """The address at which it will be published, ending in a slash."""

    description: Text
    """What the site is, in a sentence."""

    funding: Text
    """Who pays for it, and whether it carries advertising."""

    emergency_wording: Text
    """What an emergency outcome and card tell people to do, for example "Call your emergency number now"."""

    emergency_numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    """The numbers that can be called from the page."""

    submit: Link | None = None
    """Where readers send a question, if they can."""

    newsletter: Link | None = None
    """Where readers sign up for the newsletter."""

    mail: Mail | None = None
    """Who sends newsletters, why readers get them, and how readers leave."""

    feeds: Annotated[FeedText, *words("text of feeds", {str(f): f for f in FeedText})] = FeedText.FULL
    """`full` if feeds have whole answers, `summary` if they have short answers; full if left out."""

    social: tuple[Link, ...] = ()
    """The publication's pages elsewhere."""

    looks: Looks | None = None
    """The site's colours, reading face and logo."""

    urgency_words: dict[Key, UrgencyWord] = {}
    """Urgencies of the site's own between the five of guides. Of two that are like one urgency the first is milder."""

    menu: tuple[Link, ...] = ()
    """What stands in the menu besides the site's own parts."""

    footer: tuple[Link, ...] = ()
    """The pages that every page links to at its end: about the site, how it works, privacy."""

    allows: tuple[Allowed, ...] = ()
    """The style sheets, scripts, plugins and extensions of the site's own that somebody answers for."""

    responsible_editor: PersonRef | None = None
    """The id of the person who answers for what the site says; a site in production needs one."""

    production: YesNo = False
    """yes for the site that the public sees: it may have nobody invented, and names who answers for it."""
