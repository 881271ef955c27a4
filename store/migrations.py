"""The tables of a library: the steps from each version to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations


def migrations() -> Migrations:
    """Every step from an empty file to the present version, oldest first. Never edit a step."""
    from sqlite_utils import Migrations

    steps = Migrations("yuanzhi")
    steps(name="0001 sources, articles and paragraphs")(_create_texts)
    steps(name="0002 entities, mentions and claims")(_create_facts)
    steps(name="0003 what the reader adds")(_create_reader)
    steps(name="0004 what became of each source")(_tell_of_sources)
    steps(name="0005 reprints")(_create_reprints)
    steps(name="0006 entities that are one, corrections")(_join_entities)
    steps(name="0007 kept searches")(_keep_searches)
    steps(name="0008 figures and stages found by what they say")(_index_facts)
    steps(name="0009 what notes are about")(_note_of_all)
    steps(name="0010 names by their sound")(_list_names)
    steps(name="0011 names that facts are found by")(_show_entities)
    steps(name="0012 facets of parks and projects")(_add_facets)
    steps(name="0013 headlines by their date")(_list_headlines)
    return steps


def _create_texts(db: Database) -> None:
    db.table("source").create(
        {
            "id": int,
            "path": str,
            "sha256": str,
            # What else the articles depend on: metadata given or in the sidecar, rules version.
            "settings": str,
            "charset": str,
            "media_type": str,
            "loaded": str,
            "version": str,
            "state": str,
            "problem": str,
        },
        pk="id",
        not_null={"path", "sha256", "settings", "loaded", "version", "state"},
    )
    db.table("source").create_index(["path"], unique=True)
    db.table("source").create_index(["sha256"])
    db.table("article").create(
        {
            "id": int,
            "source": int,
            "ordinal": int,
            "hash": str,
            "kicker": str,
            "title": str,
            "subtitle": str,
            "authors": str,
            "dateline": str,
            "publication": str,
            "date": str,
            "page": str,
            "page_name": str,
            "url": str,
            "accessed": str,
            "language": str,
            "origins": str,
        },
        pk="id",
        not_null={"source", "ordinal", "hash", "authors", "origins"},
        foreign_keys=[("source", "source", "id")],
    )
    db.table("article").create_index(["source", "ordinal"], unique=True)
    db.table("article").create_index(["hash"])
    _create_paragraphs(db)


def _create_paragraphs(db: Database) -> None:
    # The key of a paragraph is its place in the order newest first: see store.search.order.
    db.table("paragraph").create(
        {
            "id": int,
            "article": int,
            "ordinal": int,
            "kind": str,
            "text": str,
            "ranges": str,
        },
        pk="id",
        not_null={"article", "ordinal", "kind", "text", "ranges"},
        foreign_keys=[("article", "article", "id")],
    )
    db.table("paragraph").create_index(["article", "ordinal"], unique=True)
    db.table("run").create(
        {"id": int, "first": int, "end": int, "newest": int, "oldest": int},
        pk="id",
        not_null={"first", "end", "newest", "oldest"},
    )


def _create_facts(db: Database) -> None:
    db.table("entity").create(
        {
            "id": int,
            "type": str,
            "name": str,
            # What tells two entities of one name apart: a project's park, a person's body.
            "scope": str,
        },
        pk="id",
        not_null={"type", "name", "scope"},
    )
    db.table("entity").create_index(["type", "name", "scope"], unique=True)
    db.table("alias").create(
        {"entity": int, "name": str, "origin": str},
        pk=("entity", "name"),
        not_null={"origin"},
        foreign_keys=[("entity", "entity", "id")],
    )
    db.table("alias").create_index(["name"])
    _create_mentions(db)
    _create_claims(db)
    _create_summary(db)


def _create_mentions(db: Database) -> None:
    db.table("mention").create(
        {
            "id": int,
            "article": int,
            # NULL for one in a headline or byline; `part` then says which.
            "paragraph": int,
            "part": str,
            "start": int,
            "end": int,
            "type": str,
            "text": str,
            "value": float,
            "high": float,
            "low": float,
            "unit": str,
            "bound": str,
            "iso": str,
            "inferred": int,
            "title": str,
            "org": str,
            "rule": str,
            "entity": int,
        },
        pk="id",
        not_null={"article", "part", "start", "end", "type", "text", "rule"},
        foreign_keys=[
            ("article", "article", "id"),
            ("paragraph", "paragraph", "id"),
            ("entity", "entity", "id"),
        ],
    )
    db.table("mention").create_index(["paragraph"])
    db.table("mention").create_index(["article"])
    db.table("mention").create_index(["entity", "paragraph"])
    db.table("mention").create_index(["type", "text"])


def _create_claims(db: Database) -> None:
    db.table("claim").create(
        {
            "id": int,
            "article": int,
            "subject": int,
            "attribute": str,
            "figure": int,
            "object": int,
            "status": str,
            "modality": str,
            "time": str,
            "rule": str,
            "rules_version": int,
            "confidence": str,
            "state": str,
            # The claim as one line of words, for the index of facts.
            "text": str,
        },
        pk="id",
        not_null={
            "article",
            "subject",
            "attribute",
            "modality",
            "rule",
            "rules_version",
            "confidence",
            "state",
            "text",
        },
        foreign_keys=[
            ("article", "article", "id"),
            ("subject", "entity", "id"),
            ("figure", "mention", "id"),
            ("object", "entity", "id"),
        ],
    )
    db.table("claim").create_index(["subject", "attribute"])
    db.table("claim").create_index(["object", "attribute"])
    db.table("claim").create_index(["figure"])
    db.table("claim").create_index(["article"])
    db.table("evidence").create(
        {
            "id": int,
            "claim": int,
            "paragraph": int,
            "part": str,
            "start": int,
            "end": int,
            "role": str,
        },
        pk="id",
        not_null={"claim", "part", "start", "end", "role"},
        foreign_keys=[("claim", "claim", "id"), ("paragraph", "paragraph", "id")],
    )
    db.table("evidence").create_index(["claim"])
    db.table("evidence").create_index(["paragraph"])


def _create_summary(db: Database) -> None:
    # What the lists of parks and projects show and are sorted by, worked out when loading, so
    # that a list of a million rows opens at once.
    db.table("summary").create(
        {
            "entity": int,
            "type": str,
            "articles": int,
            "projects": int,
            "latest": str,
            "park": int,
            "investment": int,
            "amount": float,
            "status": str,
        },
        pk="entity",
        not_null={"type", "articles", "projects"},
        foreign_keys=[
            ("entity", "entity", "id"),
            ("park", "entity", "id"),
            ("investment", "mention", "id"),
        ],
    )
    db.execute(
        "CREATE INDEX idx_summary_parks ON summary (type, projects DESC, articles DESC, entity)"
    )
    db.execute(
        "CREATE INDEX idx_summary_projects ON summary (type, latest DESC, amount DESC, entity)"
    )
    db.execute("CREATE INDEX idx_summary_park ON summary (park, latest DESC, amount DESC, entity)")


def _create_reader(db: Database) -> None:
    # Anchored by the article's hash, the quote and what stands around it, so that loading the
    # source again never loses what the reader wrote.
    anchor = {
        "article_hash": str,
        "quote": str,
        "prefix": str,
        "suffix": str,
        "position": int,
    }
    db.table("note").create({"id": int, **anchor, "text": str, "written": str}, pk="id")
    db.table("bookmark").create({"id": int, **anchor, "name": str, "written": str}, pk="id")
    db.table("tag").create({"id": int, **anchor, "name": str, "written": str}, pk="id")
    db.table("collection").create(
        {"id": int, **anchor, "name": str, "ordinal": int, "note": str, "written": str}, pk="id"
    )
    db.table("correction").create(
        {
            "id": int,
            **anchor,
            "subject": str,
            "attribute": str,
            "state": str,
            "value": str,
            "written": str,
        },
        pk="id",
    )
    db.table("saved_search").create(
        {"id": int, "name": str, "query": str, "last_run": str}, pk="id", not_null={"name", "query"}
    )
    db.table("saved_search").create_index(["name"], unique=True)
    db.table("history").create({"id": int, "query": str, "at": str}, pk="id")
    for name in ("note", "bookmark", "tag", "collection", "correction"):
        db.table(name).create_index(["article_hash"])


def _tell_of_sources(db: Database) -> None:
    source = db.table("source")
    for name, kind in (
        ("format", str),
        ("size", int),
        ("articles", int),
        ("paragraphs", int),
        ("facts", int),
        # When it was last looked at, and when it was first missed.
        ("checked", str),
        ("vanished", str),
    ):
        source.add_column(name, kind)
    # One that failed may have neither.
    source.transform(not_null={"sha256": False, "loaded": False})
    of_source = "article IN (SELECT id FROM article WHERE source = source.id)"
    db.execute(
        "UPDATE source SET checked = loaded, "  # noqa: S608 (fixed words)
        "articles = (SELECT count(*) FROM article WHERE source = source.id), "
        f"paragraphs = (SELECT count(*) FROM paragraph WHERE {of_source}), "
        f"facts = (SELECT count(*) FROM mention WHERE {of_source}), "
        "format = CASE media_type WHEN 'application/jsonl' THEN 'jsonl' "
        "WHEN 'text/markdown' THEN 'markdown' ELSE 'text' END"
    )
    # No query ever asked it.
    db.execute("DROP INDEX IF EXISTS idx_mention_type_text")
    # Parks and projects whose line in the lists has to be worked out anew.
    db.table("stale").create({"entity": int}, pk="entity")


def _create_reprints(db: Database) -> None:
    # Without row numbers a table is its own index, half as large.
    db.execute(
        "CREATE TABLE fingerprint (value INTEGER NOT NULL, article INTEGER NOT NULL "
        "REFERENCES article (id), PRIMARY KEY (value, article)) WITHOUT ROWID"
    )
    # Only articles that were printed more than once have a row here.
    db.table("reprint").create(
        {"article": int, "cluster": int},
        pk="article",
        not_null={"cluster"},
        foreign_keys=[("article", "article", "id")],
    )
    db.table("reprint").create_index(["cluster"])
    # Articles still to be compared with the others; which version made the fingerprints.
    db.table("unmatched").create({"article": int}, pk="article")
    db.table("wording").create({"version": str})


def _join_entities(db: Database) -> None:
    entity = db.table("entity")
    # The entity it counts as: itself, or the one it was merged into. label: the name that the
    # reader gave it. The others: of a listed zone, where it is and of which level.
    for name, kind in (
        ("head", int),
        ("label", str),
        ("province", str),
        ("city", str),
        ("level", str),
    ):
        entity.add_column(name, kind)
    db.execute("UPDATE entity SET head = id")
    db.execute(
        "CREATE TRIGGER entity_head AFTER INSERT ON entity WHEN new.head IS NULL "
        "BEGIN UPDATE entity SET head = new.id WHERE id = new.id; END"
    )
    entity.create_index(["head"])
    db.execute("CREATE INDEX idx_entity_label ON entity (label) WHERE label NOT NULL")
    claim = db.table("claim")
    # mark: what a claim is known by, whatever its key. correction: what made it what it is.
    claim.add_column("mark", str)
    claim.add_column("correction", int)
    claim.create_index(["mark"])
    db.execute("CREATE INDEX idx_claim_correction ON claim (correction) WHERE correction NOT NULL")
    _create_merges(db)
    _create_corrections(db)


def _create_merges(db: Database) -> None:
    # By names, not by keys: a name keeps what was decided of it while no article has it.
    db.table("merge").create(
        {
            "id": int,
            "type": str,
            "name": str,
            "scope": str,
            "head_name": str,
            "head_scope": str,
            "reason": str,
            # "rule" or "reader".
            "origin": str,
            "written": str,
            # When it was taken back: an automatic one is then never made again.
            "undone": str,
        },
        pk="id",
        not_null={"type", "name", "scope", "head_name", "head_scope", "reason", "origin"},
    )
    db.table("merge").create_index(
        ["type", "name", "scope", "head_name", "head_scope"], unique=True
    )
    db.table("merge").create_index(["type", "head_name", "head_scope"])


def _create_corrections(db: Database) -> None:
    # No version of the program has ever written a row into it.
    db.table("correction").drop()
    db.table("correction").create(
        {
            "id": int,
            "article_hash": str,
            "quote": str,
            "prefix": str,
            "suffix": str,
            "position": int,
            # One of store.model.CORRECTIONS.
            "kind": str,
            # What it is about: type, name and scope of an entity.
            "type": str,
            "name": str,
            "scope": str,
            "attribute": str,
            # JSON: what the reader says, and what stood there before.
            "value": str,
            "former": str,
            # The headline and date of the article, for when it is not in the library.
            "article": str,
            "written": str,
            "undone": str,
        },
        pk="id",
        not_null={"kind", "type", "name", "scope", "written"},
    )
    db.table("correction").create_index(["article_hash"])
    db.table("correction").create_index(["type", "name", "scope"])


def _keep_searches(db: Database) -> None:
    # No version of the program has ever written a row into either.
    db.table("history").drop()
    db.table("history").create(
        {"id": int, "query": str, "facts": int, "at": str},
        pk="id",
        not_null={"query", "facts", "at"},
    )
    db.table("history").create_index(["query", "facts"], unique=True)
    db.table("saved_search").drop()
    db.table("saved_search").create(
        {
            "id": int,
            "name": str,
            "query": str,
            "facts": int,
            "saved": str,
            # When what was new was last given, and the number of the last article by then.
            "last_run": str,
            "seen": int,
        },
        pk="id",
        not_null={"name", "query", "facts", "saved", "seen"},
    )
    db.table("saved_search").create_index(["name"], unique=True)
    # The order in which articles came into the library. A row outlives its article: one that comes
    # again with the same key and text has been there before (see store.kept).
    db.table("arrival").create(
        {"article": int, "hash": str, "number": int},
        pk="article",
        not_null={"hash", "number"},
    )
    db.table("arrival").create_index(["number"], unique=True)
    db.execute(
        "INSERT INTO arrival (article, hash, number) "
        "SELECT id, hash, row_number() OVER (ORDER BY id) FROM article"
    )
    db.execute(
        "CREATE TRIGGER article_arrival AFTER INSERT ON article BEGIN "
        "INSERT INTO arrival (article, hash, number) "
        "VALUES (new.id, new.hash, (SELECT coalesce(max(number), 0) + 1 FROM arrival)) "
        "ON CONFLICT (article) DO UPDATE SET hash = excluded.hash, number = excluded.number "
        "WHERE arrival.hash <> excluded.hash; END"
    )


def _index_facts(db: Database) -> None:
    # For amount:>1亿 and unit:GWh: figures by their value, and ranges by their end. The paragraph
    # is there so that no row of the large table has to be read.
    db.execute(
        "CREATE INDEX idx_mention_value ON mention (unit, value, paragraph) WHERE unit NOT NULL"
    )
    db.execute(
        "CREATE INDEX idx_mention_high ON mention (unit, high, paragraph) WHERE high NOT NULL"
    )
    db.execute("CREATE INDEX idx_claim_status ON claim (status) WHERE status NOT NULL")


def _note_of_all(db: Database) -> None:
    for table in ("note", "bookmark", "tag", "collection"):
        for name, kind in (
            # One of store.model.TARGETS; NULL: a passage, or where it quotes nothing an article.
            ("kind", str),
            # Of the prints of one text the one that is meant: its key, as long as that is its own,
            # and what it is cited by, for when it is not in the library.
            ("article", int),
            ("record", str),
            # Of a fact: what it is known by, and what finds it again where that changes.
            ("mark", str),
            ("attribute", str),
            ("object", str),
            # Type, name and scope of an entity: of a fact, its project.
            ("type", str),
            ("entity", str),
            ("scope", str),
            # What the passage said when it was noted, where its source has changed it since.
            ("former", str),
        ):
            db.table(table).add_column(name, kind)
        db.table(table).create_index(["type", "entity", "scope"])
    db.table("tag").create_index(["name"])
    db.table("collection").create_index(["name", "ordinal"])
    # What was done to these tables, to be taken back: the values before and after, as JSON.
    db.table("notebook_log").create(
        {"id": int, "step": int, "tab": str, "row": int, "before": str, "after": str},
        pk="id",
        not_null={"step", "tab", "row"},
    )
    db.table("notebook_log").create_index(["step"])


def _list_names(db: Database) -> None:
    # The key is a rank: see store.completion.names, which fills it.
    db.table("name").create(
        {"id": int, "entity": int, "type": str, "name": str, "articles": int},
        pk="id",
        not_null={"entity", "type", "name", "articles"},
        foreign_keys=[("entity", "entity", "id")],
    )
    db.table("name").create_index(["entity"])


def _show_entities(db: Database) -> None:
    # Entities that are shown by another name than their own, and by which: the lines of the claims
    # on them hold it.
    db.table("shown").create(
        {"entity": int, "name": str},
        pk="entity",
        not_null={"name"},
        foreign_keys=[("entity", "entity", "id")],
    )


def _add_facets(db: Database) -> None:
    # Of a project's total investment its unit and modality, and the project it is a part of. Of a
    # park the sums of these (amount: those that are so), and whether one is told roughly.
    for name, kind in (
        ("unit", str),
        ("modality", str),
        ("whole", int),
        ("planned", float),
        ("rough", int),
    ):
        db.table("summary").add_column(name, kind)
    db.execute("CREATE INDEX idx_summary_amount ON summary (type, unit, amount)")
    # What lists can be narrowed to; store.summary fills it where it is empty. The key comes first:
    # SQLite 3.40 takes a table without row numbers for damaged where it does not.
    db.execute(
        "CREATE TABLE facet (entity INTEGER NOT NULL REFERENCES entity (id), facet TEXT NOT NULL, "
        "value TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (entity, facet, value)) "
        "WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_facet_value ON facet (type, facet, value, entity)")


def _list_headlines(db: Database) -> None:
    # All headlines, the newest first, without a look at the articles.
    db.table("article").create_index(["date", "title"], index_name="idx_article_headline")
