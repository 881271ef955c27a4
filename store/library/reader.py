"""The reader's side of a library: open it; search, browse, explain and cite what is in it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from store import cite, model, schema
from store.later import Later
from store.library.places import default_path
from store.model import EVERYTHING, PARKS_FIRST, PROJECTS_FIRST

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from store import (
        catalogue,
        charts,
        claims,
        comparison,
        destinations,
        dossier,
        explain,
        facthits,
        hitfacets,
        kept,
        notebook,
        sources,
    )
    from store import narrowing as narrowed
    from store import party as parties
    from store.completion import offers
    from store.library import kept as keeping
    from store.library import seed as seeds
    from store.model import (
        Added,
        ArticleView,
        Bar,
        Census,
        Cited,
        ClaimRow,
        Comparison,
        Completion,
        Correction,
        Course,
        Destination,
        EntityRow,
        Entry,
        Explanation,
        FacetCount,
        FactHit,
        Found,
        Groups,
        Headlines,
        Hit,
        Located,
        MergeRow,
        NameRow,
        Narrowing,
        Order,
        Original,
        ParkRow,
        ParkView,
        PartyView,
        Passage,
        Past,
        Point,
        ProjectRow,
        ProjectView,
        Proof,
        Record,
        SavedSearch,
        SourceArticles,
        SourceRow,
        Stage,
    )
    from store.search import engine, highlights
else:
    # The browser paints its first screen before any of them is asked.
    catalogue = Later("store.catalogue")
    charts = Later("store.charts")
    claims = Later("store.claims")
    comparison = Later("store.comparison")
    destinations = Later("store.destinations")
    dossier = Later("store.dossier")
    explain = Later("store.explain")
    facthits = Later("store.facthits")
    hitfacets = Later("store.hitfacets")
    kept = Later("store.kept")
    notebook = Later("store.notebook")
    sources = Later("store.sources")
    narrowed = Later("store.narrowing")
    parties = Later("store.party")
    offers = Later("store.completion.offers")
    keeping = Later("store.library.kept")
    seeds = Later("store.library.seed")
    engine = Later("store.search.engine")
    highlights = Later("store.search.highlights")


CITATION_STYLES = cite.STYLES


class Library:
    """A library opened for reading. One thread at a time; `another()` is for a second one.

    path: the file. seed: True where this is the seed library, because nothing has been loaded
    at `wanted`, the place that was asked for.
    """

    def __init__(self, path: Path, *, seed: bool, wanted: Path) -> None:
        self.path = path
        self.seed = seed
        self.wanted = wanted
        self._connection = schema.connect(path)
        self._turn = Lock()

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library at `path`, or the reader's own; the seed library until that holds anything.

        Raises YuanzhiError where the file is no library or of another version.
        """
        wanted = path or default_path()
        if seeds.is_empty(wanted):
            return cls(seeds.seed_library(), seed=True, wanted=wanted)
        return cls(wanted, seed=False, wanted=wanted)

    def another(self) -> Library:
        """A second, independent connection to the same library, for use in another thread."""
        return type(self)(self.path, seed=self.seed, wanted=self.wanted)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, after the question of a thread whose turn it is."""
        with self._turn:
            self._connection.close()

    def interrupt(self) -> None:
        """Stop the query that runs in another thread; it then answers with what it has."""
        self._connection.interrupt()

    def parks(self, narrowing: Narrowing = EVERYTHING, order: Order = PARKS_FIRST) -> array[int]:
        """Keys of the parks that a narrowing leaves, in an order: by one of PARK_COLUMNS; most
        projects first, then most articles, where nothing else is asked for.
        """
        return narrowed.parks(self._connection, narrowing, order)

    def park_rows(self, keys: Sequence[int]) -> list[ParkRow]:
        """The rows of these parks, in the order of the keys."""
        return catalogue.park_rows(self._connection, keys)

    def projects(
        self,
        park: int | None = None,
        narrowing: Narrowing = EVERYTHING,
        order: Order = PROJECTS_FIRST,
    ) -> array[int]:
        """Keys of the projects (of one park) that a narrowing leaves, in an order: by one of
        PROJECT_COLUMNS; newest first, then largest investment, where nothing else is asked for.
        """
        return narrowed.projects(self._connection, narrowing, order, park)

    def facets(self, kind: str, narrowing: Narrowing = EVERYTHING) -> tuple[FacetCount, ...]:
        """What the parks or projects (kind: "PARK", "PROJECT") can be narrowed to, with how many
        each value leaves, all that is chosen of other facets being as it is.
        """
        return narrowed.facets(self._connection, kind, narrowing)

    def hit_facets(
        self, query: str, narrowing: Narrowing = EVERYTHING, *, deadline: float
    ) -> Iterator[tuple[FacetCount, ...]]:
        """What the hits of a search can be narrowed to, one facet after another, with how many
        passages each value leaves; of what could not be counted within so many seconds `exact` is
        False.
        """
        return hitfacets.counts(self._connection, query, narrowing, deadline)

    def project_rows(self, keys: Sequence[int]) -> list[ProjectRow]:
        """The rows of these projects, in the order of the keys."""
        return catalogue.project_rows(self._connection, keys)

    def passages_of(self, entity: int) -> array[int]:
        """Keys of the paragraphs that mention a park, project, organisation or person."""
        return catalogue.passages_of(self._connection, entity)

    def entities(self, word: str = "", kind: str | None = None, limit: int = 50) -> list[EntityRow]:
        """Parks, projects, organisations, people with a name that holds the word."""
        return dossier.entities(self._connection, word, kind, limit)

    def count_entities(self, word: str = "", kind: str | None = None) -> int:
        """How many there are with a name that holds the word."""
        return dossier.count(self._connection, word, kind)

    def called(self, name: str, kind: str | None = None) -> list[EntityRow]:
        """Parks, projects, organisations, people of exactly this name, or of it as another one."""
        return dossier.called(self._connection, name, kind)

    def meant(self, name: str, kind: str | None = None) -> EntityRow:
        """The entity that is meant by its number, its name or a word of it. Raises YuanzhiError
        where there is none, or more than one.
        """
        return dossier.meant(self._connection, name, kind)

    def entity(self, entity: int) -> EntityRow:
        """One entity, or the one it counts as. Raises YuanzhiError where there is none."""
        return dossier.entity(self._connection, entity)

    def project(self, project: int) -> ProjectView:
        """All that is known of a project: its life, its figures over time, what differs."""
        return dossier.project(self._connection, project)

    def park(self, park: int) -> ParkView:
        """All known of a park: sums that never mix what must not be added, organisations."""
        return dossier.park(self._connection, park)

    def compare(self, keys: Sequence[int]) -> Comparison:
        """These parks, or these projects, side by side. Raises YuanzhiError where they are not at
        least two of one kind.
        """
        return comparison.compare(self._connection, keys)

    def investments(
        self, by: str, limit: int | None = None, narrowing: Narrowing = EVERYTHING
    ) -> list[Bar]:
        """The sums of total investments by "park", the largest first, or by the "year" that the
        facts speak of, else that of their articles, the newest first; plan and actual, and each
        currency, on their own. limit: so many of each of these. narrowing: only over the projects
        that are left.
        """
        return charts.investments(self._connection, by, limit, narrowing)

    def invested(
        self, year: str, modality: str, unit: str, narrowing: Narrowing = EVERYTHING
    ) -> list[ClaimRow]:
        """The claims that the sum of a year is made of, the largest first."""
        return charts.invested(self._connection, year, modality, unit, narrowing)

    def courses(
        self,
        park: int | None = None,
        limit: int | None = None,
        narrowing: Narrowing = EVERYTHING,
    ) -> list[Course]:
        """The newest projects that are left (of a park) with dated stages, each with its stages in
        order.
        """
        return charts.courses(self._connection, park, limit or charts.COURSES, narrowing)

    def points(self, narrowing: Narrowing = EVERYTHING) -> list[Point]:
        """The projects that are left of which both an investment and an area of land are told, the
        largest investment first.
        """
        return charts.points(self._connection, narrowing)

    def park_life(self, park: int, limit: int = 50) -> list[Stage]:
        """The stages of the projects of a park, the newest first."""
        return dossier.park_life(self._connection, park, limit)

    def summed(
        self,
        park: int,
        attribute: str,
        modality: str,
        unit: str,
        narrowing: Narrowing = EVERYTHING,
    ) -> list[ClaimRow]:
        """The claims that a sum of a park is made of (see `Total`), the largest first; of the
        projects that are left.
        """
        return dossier.summed(self._connection, park, attribute, modality, unit, narrowing)

    def backing(self, park: int, organisation: int) -> list[ClaimRow]:
        """The claims that tell what an organisation invests in or builds in a park."""
        return dossier.backing(self._connection, park, organisation)

    def party(self, party: int) -> PartyView:
        """All that is known of an organisation or a person. Raises YuanzhiError where there is none
        of that key.
        """
        return parties.party(self._connection, party)

    def merges(self, entity: int) -> tuple[MergeRow, ...]:
        """Why other names count as an entity, or it as another; those taken back too."""
        return dossier.merges_of(self._connection, entity)

    def claims(
        self,
        *,
        projects: Sequence[int] = (),
        article: int | None = None,
        attribute: str | None = None,
        confidence: str | None = None,
        state: str | None = None,
        limit: int = 1000,
    ) -> list[ClaimRow]:
        """Claims, those of the newest articles first: of these projects, an article, an attribute,
        a class, a state.
        """
        return claims.listed(
            self._connection,
            projects=projects,
            article=article,
            attribute=attribute,
            confidence=confidence,
            state=state,
            limit=limit,
        )

    def count_claims(
        self,
        *,
        projects: Sequence[int] = (),
        article: int | None = None,
        attribute: str | None = None,
        confidence: str | None = None,
        state: str | None = None,
    ) -> int:
        """How many claims `claims` lists where nothing limits it."""
        return claims.count(
            self._connection,
            projects=projects,
            article=article,
            attribute=attribute,
            confidence=confidence,
            state=state,
        )

    def claim(self, mark: str) -> ClaimRow:
        """The claim known by a mark or its beginning. Raises YuanzhiError where there is none."""
        return claims.known_by(self._connection, mark)[1]

    def explain(self, mark: str, article: int | None = None) -> Explanation:
        """Why a claim says what it says; article: of copies of an article, which one. Raises
        YuanzhiError where there is none of that mark.
        """
        return explain.explain(self._connection, mark, article)

    def entries(self, kind: str | None = None, about: str | None = None) -> list[Added]:
        """What the reader added, with where it is now: his notes, tags, bookmarks or items of
        collections ("item"), or all of these.

        about: only what is on an article (12) and what stands in it, a passage (12.3), a fact by
        its mark, an entity; or what a link opens. Raises YuanzhiError where there is no such thing.
        """
        return notebook.added(self._connection, (kind,) if kind else model.ENTRIES, about)

    def tags(self) -> list[NameRow]:
        """The tags by name, with how many things bear each."""
        return notebook.named(self._connection, "tag")

    def collections(self) -> list[NameRow]:
        """The collections by name, with how many items each has."""
        return notebook.collections(self._connection)

    def collected(self, collection: str) -> list[Added]:
        """The items of a collection in their order. Raises YuanzhiError where there is none."""
        items = notebook.collected(self._connection, collection)
        return notebook.where(self._connection, items)

    def where(self, entries: Iterable[Entry]) -> list[Added]:
        """Entries of the notebook with where they are now."""
        return notebook.where(self._connection, entries)

    def follow(self, what: str) -> Located:
        """What a link, a place, a mark or a name means, and where. Raises YuanzhiError where
        it is nowhere.
        """
        target = notebook.target(self._connection, what)
        return notebook.Locator(self._connection).locate(target)

    def link(self, what: str) -> str:
        """The link that opens what a place, a mark or a name means, here and in any library that
        has it. Raises YuanzhiError where it is nowhere.
        """
        return notebook.link_to(self._connection, what)

    def corrections(self) -> list[Correction]:
        """All that the reader said of facts and entities, the oldest first."""
        from store import corrections

        return corrections.log(self._connection)

    def waiting(self) -> frozenset[int]:
        """The keys of the corrections whose article or words are not in the library."""
        from store import corrections

        return corrections.waiting(self._connection)

    def search(
        self,
        query: str,
        *,
        limit: int | None = None,
        deadline: float | None = None,
        collapse: bool = False,
        since: str | None = None,
        narrowing: Narrowing = EVERYTHING,
        closest: bool = False,
    ) -> Found:
        """The paragraphs a query finds, newest first, or by relevance where it says sort:relevance.
        No query raises. deadline: seconds.

        since: of articles of this day, month or year (ISO 8601) or later. narrowing: only passages
        that say what is chosen there of each facet. collapse: of articles
        that are the same news only the earliest of those found, with the first paragraph of it
        that the query finds. closest: where a query of words finds nothing, the passages that share
        most of it; the order of what is found is then "closest".
        """
        return engine.search(
            self._connection,
            query,
            limit=limit,
            deadline=deadline,
            collapse=collapse,
            since=since,
            narrowing=narrowing,
            closest=closest,
        )

    def complete(self, typed: str, limit: int = 8) -> list[Completion]:
        """Names and words of the library that the last word of a query may stand for: typed in
        pinyin, initials, characters, or a mixture of these; the best first. Nothing raises.
        """
        return offers.complete(self._connection, typed, limit)

    def destinations(self, typed: str, limit: int = 20) -> list[Destination]:
        """What one can go to by this piece of a name, in characters or pinyin, the best first:
        parks, projects, organisations, people, saved searches, tags, bookmarks, collections; what a
        place or a link leads to. Without anything typed the reader's own things. Nothing raises.
        """
        return destinations.named(self._connection, typed, limit)

    def headlines(self, typed: str, limit: int = 20) -> Headlines:
        """Articles whose headline holds all words typed, in characters or pinyin, the newest first;
        of as many as can be looked at in a moment.
        """
        return destinations.headlines(self._connection, typed, limit)

    def hits(self, query: str, paragraphs: Sequence[int], *, closest: bool = False) -> list[Hit]:
        """These paragraphs as hits of the query, with the spans that match it.

        closest: whether they are the closest passages; the spans are then all that they share.
        """
        told = highlights.Highlights(self._connection, query, closest=closest)
        return catalogue.hits(self._connection, paragraphs, told.of)

    def search_facts(
        self,
        query: str,
        *,
        limit: int | None = None,
        deadline: float | None = None,
        since: str | None = None,
    ) -> Found:
        """The claims a query finds, as keys for `fact_hits`, those of the newest articles first;
        all else as in `search`.
        """
        return engine.search_facts(
            self._connection, query, limit=limit, deadline=deadline, since=since
        )

    def fact_hits(self, claims: Sequence[int]) -> list[FactHit]:
        """These claims, each with the passage it stands in and the words it rests on."""
        return facthits.hits(self._connection, claims)

    def counted_by_article(self, paragraphs: Sequence[int]) -> dict[int, int]:
        """Article -> how many of these paragraphs it has, in the order of the first of each."""
        return catalogue.by_article(self._connection, paragraphs)

    def grouped(self, paragraphs: Sequence[int]) -> Groups:
        """These paragraphs by their articles, in the order of the first of each."""
        return catalogue.grouped(self._connection, paragraphs)

    def remember(self, query: str, *, facts: bool = False) -> None:
        """Put a search at the head of the history; nothing where that cannot be written to now, as
        in the seed library.
        """
        if not self.seed:
            keeping.remember(self.path, query, facts=facts)

    def history(self) -> list[Past]:
        """The searches that were run, the newest first, each once."""
        return kept.history(self._connection)

    def saved_searches(self) -> list[SavedSearch]:
        """The saved searches by their names."""
        return kept.saved(self._connection)

    def saved_search(self, name: str) -> SavedSearch:
        """The saved search of that name. Raises YuanzhiError where there is none."""
        return kept.named(self._connection, name)

    @contextmanager
    def as_it_is(self) -> Iterator[None]:
        """While this lasts, the library does not change, whatever others write into it."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            # SQLite may have ended it where a question was interrupted.
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    @contextmanager
    def in_turn(self) -> Iterator[Library]:
        """The library for one thread at a time, the others waiting for their turn; it does not
        change meanwhile. For short questions, which need no connection of their own.
        """
        with self._turn, self.as_it_is():
            yield self

    def arrived(self) -> int:
        """The number of the article that came into the library last; 0 where none has."""
        return kept.arrived(self._connection)

    def new(self, keys: Sequence[int], after: int, *, facts: bool = False) -> array[int]:
        """Of these paragraphs (claims, with facts) those of articles that came after that number,
        in their order. What is loaded again unchanged has not come again.
        """
        return kept.new(self._connection, keys, after, facts=facts)

    def passage(self, paragraph: int) -> Passage:
        """One paragraph with its facts. Raises YuanzhiError where there is none of that key."""
        return catalogue.passage(self._connection, paragraph)

    def locate(self, place: str) -> tuple[int, int | None]:
        """The keys of an article and a paragraph (None: the whole article) by their place.

        place: "12" is article 12, "12.3" its third paragraph; the key of a paragraph will do too.
        Raises YuanzhiError where there is no such place.
        """
        return catalogue.locate(self._connection, place)

    def article(self, article: int) -> ArticleView:
        """One article with the keys of its paragraphs. Raises YuanzhiError where there is none."""
        return catalogue.article(self._connection, article)

    def original(self, article: int) -> Original:
        """The page that an article was read from, read again out of its source. Raises YuanzhiError
        where that is gone, has changed, or has no page text.
        """
        # Reading takes its time to import, and only this asks for it.
        from store.library import original

        return original.original(self._connection, article)

    def cite(self, article: int, style: str = CITATION_STYLES[0]) -> str:
        """The citation of an article in one of CITATION_STYLES; what is missing is not invented."""
        return cite.cite(catalogue.record_of(self._connection, article), style)

    def cite_record(self, record: Record, style: str = CITATION_STYLES[0]) -> str:
        """The citation of an article by its data, also of one that is not here any more."""
        return cite.cite(record, style)

    def cited(self, article: int) -> Cited:
        """An article as an entry of a `bibliography`."""
        return catalogue.cited(self._connection, article)

    def cited_by(self, items: Iterable[Added]) -> list[Cited]:
        """The articles that entries of the notebook are out of, also those not here any more."""
        return [
            catalogue.cited_as(one.entry.target.article_hash, one.found.record)
            for one in items
            if one.found.record is not None and one.entry.target.article_hash is not None
        ]

    def missing(self, article: int) -> tuple[str, ...]:
        """Which of title, publication, date and page an article's citation lacks."""
        return cite.missing(catalogue.record_of(self._connection, article))

    def quote(self, paragraph: int, style: str = CITATION_STYLES[0]) -> str:
        """The passage between quotation marks, followed by its citation."""
        passage = self.passage(paragraph)
        return cite.quote(passage.text, passage.record, style)

    def rule_in_words(self, rule: str) -> str:
        """What a rule of extraction does, in one sentence."""
        # The rules take 0.2 s to set up, and most commands do not ask for their words.
        from store.extract.rules import in_words

        return in_words(rule)

    def sources(self, states: Collection[str] = (), under: str | None = None) -> list[SourceRow]:
        """The sources by path: those in these states (in any), under a file, folder or archive."""
        return sources.sources(self._connection, states, under)

    def source_keys(self, states: Collection[str] = ()) -> array[int]:
        """Keys of the sources by path: those in these states (in any)."""
        return sources.keys(self._connection, states)

    def source_articles(self, source: int, limit: int) -> SourceArticles:
        """The first articles of a source in its order, and how many it has."""
        return sources.articles(self._connection, source, limit)

    def source_rows(self, keys: Sequence[int]) -> list[SourceRow]:
        """The sources of these keys."""
        return sources.rows(self._connection, keys)

    def census(self) -> Census:
        """How much the library holds."""
        return catalogue.census(self._connection, str(self.path), seed=self.seed)

    def complaints(self) -> list[str]:
        """What is wrong with the file, a sentence each."""
        from store import health

        return health.complaints(self._connection)

    def prove_search(self, count: int, seed: int = 0) -> Proof:
        """Hold so many searches, drawn from the library's own texts, to a look at every text."""
        from store.search import proof

        return proof.prove(self._connection, count, seed)
