"""The commands about searching: `search`, `history`, and `saved`."""

from __future__ import annotations

import datetime
import re
import sys
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import click

from store import library
from store.library import Library, snippets
from store.model import EVERYTHING, YuanzhiError
from tui import completions, dossiers, forms, listings, options, tables
from tui.citing import AS_TEXT, print_entries
from tui.messages import _, ngettext
from tui.widgets.cells import CUT

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from store.model import ArticleView, FactHit, Found, Hit, Narrowing, Range, SavedSearch

# How long a search on the command line may take, in seconds, before it answers with what it has.
DEADLINE = 30.0

# Hits that are printed where nobody says how many.
LIMIT = 20

# Longer paragraphs are shown in pieces around what was found, each no longer than that.
SHORT = 200
PIECE = 100
PIECES = 4

# What --since takes for "what this saved search has not given yet".
LAST = "LAST"

# The order of what only comes near to a query.
CLOSEST = "closest"

# What looks like an option; of hyphens alone it is text.
_OPTION = re.compile(r"--[\x00-\x7f]*[a-z0-9][\x00-\x7f]*$", re.IGNORECASE)

# What the articles with hits can be printed as, besides what reference managers take.
CITATIONS = "citations"

# Hits read at a time where very many are printed.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is searched for. since: an ISO date, or LAST with the saved search it is of. narrowing:
    what is chosen of the facets.
    """

    query: str
    facts: bool = False
    since: str | None = None
    collapse: bool = False
    narrowing: Narrowing = EVERYTHING
    saved: SavedSearch | None = None

    @property
    def is_for_new(self) -> bool:
        """Whether what is new to the library is asked for."""
        return self.since == LAST


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found. keys: of all hits; upto: see Library.arrived."""

    asked: _Asked
    found: Found
    keys: Sequence[int]
    upto: int = 0


# A query may begin with a minus (-招商): what looks like an option and is none belongs to it.
@click.command(
    help=_(
        "Search the full text, or the facts with --facts; newest first. QUERY: words (all of "
        'them), | and -, "phrases", "words near"~10, GW*, ~ before what is only to come near, and '
        "the fields park: project: org: person: title: author: pub: page: date: kind: status: "
        "province: amount: area: rate: unit: tag: note: collection: has: source: sort:relevance. "
        "Quote what the shell would read: 'amount:>1亿'."
    ),
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1)
@click.option(
    "--limit",
    type=options.WholeNumber(min=0),
    help=_("Hits to print.") + f"  [{_('default')}: {LIMIT}]",
)
@click.option("--facts", is_flag=True, help=_("Search the facts: 总投资 西安."))
@click.option(
    "--collapse",
    is_flag=True,
    help=_("Show news that was printed more than once only once, where it came first."),
)
@click.option("--full", is_flag=True, help=_("Print long paragraphs whole."))
@click.option("--count", is_flag=True, help=_("Print only how many hits there are."))
@click.option("--articles", is_flag=True, help=_("Print the articles that have hits, one a line."))
@click.option(
    "--format",
    "form",
    type=click.Choice((AS_TEXT, CITATIONS, *library.EXPORTS)),
    default=AS_TEXT,
    show_default=True,
    help=_("Print the articles that have hits as citations, or as entries of a bibliography."),
)
@options.style
@click.option("--save", metavar="NAME", help=_("Save the search under a name, and run it."))
@click.option("--saved", metavar="NAME", help=_("Run the search that is saved under a name."))
@click.option(
    "--since",
    metavar="DATE|7d|LAST",
    help=_(
        "Only articles of that date or later, or of so many days; LAST: only what has come into "
        "the library since --saved NAME --since LAST was run before."
    ),
)
@listings.faceted
@options.database
@options.as_json
@options.as_tsv
@click.pass_context
def search(
    context: click.Context,
    query: tuple[str, ...],
    limit: int | None,
    facts: bool,
    collapse: bool,
    full: bool,
    count: bool,
    articles: bool,
    form: str,
    style: str,
    save: str | None,
    saved: str | None,
    since: str | None,
    narrowing: Narrowing,
    db: Path | None,
    as_json: bool,
    as_tsv: bool,
) -> None:
    """Print the hits of a query and how many there are."""
    if "-h" in query:
        click.echo(context.get_help())
        return
    asked = _Asked(" ".join(query), facts, _since(since), collapse, narrowing)
    _check(context, asked, query, saved, save, limit, count=count)
    ways = _Ways(count=count, articles=articles, form=form, as_json=as_json, as_tsv=as_tsv)
    _check_ways(context, ways, facts=facts)
    articles = articles or form != AS_TEXT
    if save is not None:
        _check_kind(context, asked, articles=articles)
        library.save_search(save, asked.query, options.place(context, db), facts=facts)
    with closing(options.opened(context, db)) as opened:
        if saved is not None:
            one = opened.saved_search(saved)
            asked = replace(asked, query=one.query, facts=one.facts, saved=one)
        _check_kind(context, asked, articles=articles)
        most = None if asked.is_for_new else LIMIT if limit is None else limit
        with opened.as_it_is() if asked.is_for_new else nullcontext():
            answer = _answer(opened, asked, closest=not (count or articles))
            if count:
                _print_count(answer, as_json=as_json)
            elif form != AS_TEXT:
                _print_citations(opened, answer, most, form, style, as_json=as_json)
            elif articles:
                _print_articles(opened, answer, most, as_json=as_json)
            elif as_json:
                options.emit(_form(opened, answer, most))
            elif as_tsv:
                _print_table(opened, answer, most)
            else:
                _print(opened, answer, most, full=full)
        if asked.saved is None and not as_json:
            opened.remember(asked.query, facts=asked.facts)
    if asked.is_for_new and asked.saved is not None:
        # Only now: what was not printed to its end is still new.
        sys.stdout.flush()
        library.mark_seen(asked.saved.name, answer.upto, options.place(context, db))


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways of printing that were asked for, of which not all go together."""

    count: bool
    articles: bool
    form: str
    as_json: bool
    as_tsv: bool


def _check_ways(context: click.Context, ways: _Ways, *, facts: bool) -> None:
    """Refuse ways of printing that exclude each other."""
    if ways.count and ways.articles:
        raise click.UsageError(_("--count counts passages: leave --articles out."), ctx=context)
    other = ways.count or ways.articles
    if ways.form != AS_TEXT and other:
        raise click.UsageError(
            _("--format prints articles: leave --count and --articles out."), ctx=context
        )
    if ways.as_tsv and (other or facts or ways.as_json or ways.form != AS_TEXT):
        raise click.UsageError(
            _("--tsv prints passages as rows: leave other ways of printing out."), ctx=context
        )


def _check(
    context: click.Context,
    asked: _Asked,
    query: Sequence[str],
    saved: str | None,
    save: str | None,
    limit: int | None,
    *,
    count: bool,
) -> None:
    """Whether what was given goes together. Raises click.UsageError where it does not."""
    unknown = next((word for word in query if _OPTION.match(word)), None)
    if unknown is not None:
        raise click.NoSuchOption(unknown, ctx=context)
    wrong = None
    if saved is None and not query:
        wrong = _("Missing argument 'QUERY...'.")
    elif saved is None and not asked.query.strip():
        wrong = _("The query is empty: give it words to search for.")
    elif saved is not None and (query or save is not None or asked.facts):
        wrong = _("A saved search has its query: give --saved without QUERY, --save and --facts.")
    elif asked.is_for_new and saved is None:
        wrong = _("--since LAST is about a saved search: name one with --saved.")
    elif asked.is_for_new and (limit is not None or count):
        wrong = _("--since LAST prints all that is new: leave --limit and --count out.")
    if wrong is not None:
        raise click.UsageError(wrong, ctx=context)


def _check_kind(context: click.Context, asked: _Asked, *, articles: bool) -> None:
    """Whether what is about passages was asked of passages. Raises click.UsageError."""
    if asked.facts and (asked.collapse or articles or asked.narrowing != EVERYTHING):
        raise click.UsageError(
            _(
                "--collapse, --articles, --format and the facets are about passages, and this "
                "searches the facts."
            ),
            ctx=context,
        )


def _since(text: str | None) -> str | None:
    """LAST, or an ISO date. Raises YuanzhiError where it is neither."""
    if text is None:
        return None
    if text.strip().upper() == LAST:
        return LAST
    days = re.fullmatch(r"(\d{1,9})d", text.strip(), re.ASCII)
    if days is None:
        return forms.iso_date(text)
    try:
        return str(datetime.date.today() - datetime.timedelta(days=int(days[1])))
    except OverflowError:
        return str(datetime.date.min)


def _answer(opened: Library, asked: _Asked, *, closest: bool) -> _Answer:
    """Search. closest: whether the closest passages will do where there are no hits."""
    since = None if asked.is_for_new else asked.since
    # What is new must not be cut short: it would never be told.
    deadline = None if asked.is_for_new else DEADLINE
    if asked.facts:
        found = opened.search_facts(asked.query, deadline=deadline, since=since)
    else:
        found = opened.search(
            asked.query,
            deadline=deadline,
            collapse=asked.collapse,
            since=since,
            narrowing=asked.narrowing,
            closest=closest and not asked.is_for_new,
        )
    if not asked.is_for_new or asked.saved is None:
        return _Answer(asked, found, found.paragraphs)
    # Passages that are only near to the query are told of anew with every look.
    keys = () if found.order == CLOSEST else found.paragraphs
    keys = opened.new(keys, asked.saved.seen, facts=asked.facts)
    found = replace(found, paragraphs=keys, total=len(keys))
    return _Answer(asked, found, keys, opened.arrived())


def _form(opened: Library, answer: _Answer, most: int | None) -> forms.Form:
    """The answer as one JSON object."""
    keys = answer.keys[:most]
    if answer.asked.facts:
        form = forms.found_facts(answer.found, opened.fact_hits(keys))
    else:
        form = forms.found(answer.found, _hits(opened, answer, keys))
    return {**form, "seed": opened.seed}


def _hits(opened: Library, answer: _Answer, keys: Sequence[int]) -> list[Hit]:
    return opened.hits(answer.asked.query, keys, closest=answer.found.order == CLOSEST)


def _print_count(answer: _Answer, *, as_json: bool) -> None:
    """Print how many hits there are."""
    if not answer.found.complete:
        raise YuanzhiError(
            _("More than {seconds} seconds are needed to count that: ask for less.").format(
                seconds=f"{DEADLINE:.0f}"
            )
        )
    number = len(answer.keys) if answer.asked.collapse else answer.found.total
    if as_json:
        options.emit({"query": answer.found.query, "total": number})
    else:
        click.echo(number)


def _print_articles(opened: Library, answer: _Answer, most: int | None, *, as_json: bool) -> None:
    """Print the articles that have hits, in the order of their first hits."""
    counts = opened.counted_by_article(answer.keys)
    shown = list(counts)[:most]
    views: Iterator[ArticleView] = map(opened.article, shown)
    if as_json:
        told = [
            {"article": view.id, **forms.record(view.record), "hits": counts[view.id]}
            for view in views
        ]
        options.emit(
            {
                "query": answer.found.query,
                "complete": answer.found.complete,
                "total": len(counts),
                "articles": told,
                "seed": opened.seed,
            }
        )
        return
    for view in views:
        click.echo(forms.article_line(view, counts[view.id]))
    if answer.asked.is_for_new and not counts:
        return
    _tell_articles(len(counts), len(shown))


def _print_citations(
    opened: Library,
    answer: _Answer,
    most: int | None,
    form: str,
    style: str,
    *,
    as_json: bool,
) -> None:
    """Print the articles that have hits as citations or as entries, in the order of their first
    hits.
    """
    all_ = list(opened.counted_by_article(answer.keys))
    shown = all_[:most]
    if form != CITATIONS:
        print_entries(opened, shown, form, as_json=as_json)
    elif as_json:
        told = [{"article": one, "text": opened.cite(one, style)} for one in shown]
        options.emit({"style": style, "citations": told, "seed": opened.seed})
    else:
        for one in shown:
            click.echo(opened.cite(one, style))
    if all_ or not answer.asked.is_for_new:
        _tell_articles(len(all_), len(shown))


def _tell_articles(total: int, shown: int) -> None:
    options.tell_count(
        ngettext("{total} article, {shown} shown.", "{total} articles, {shown} shown.", total),
        total,
        shown,
    )


def _print(opened: Library, answer: _Answer, most: int | None, *, full: bool) -> None:
    """Print the hits, and below them how many there are; nothing where nothing is new."""
    asked, found = answer.asked, answer.found
    keys = answer.keys[:most]
    for at in range(0, len(keys), _BATCH):
        some: Sequence[int] | array[int] = keys[at : at + _BATCH]
        if asked.facts:
            for fact in opened.fact_hits(some):
                _print_fact(fact, full=full)
        else:
            for hit in _hits(opened, answer, some):
                _print_hit(hit, collapsed=asked.collapse, full=full)
    if asked.is_for_new and not keys:
        return
    line = forms.facts_count_line if asked.facts else forms.count_line
    click.echo(line(found, len(keys)), err=True)
    if found.understood:
        click.echo(_("Read as: {query}").format(query=forms.cut(found.understood)), err=True)
    if found.hint:
        click.echo(forms.cut(found.hint), err=True)
    # Closest passages are given where nothing holds all of it.
    if found.order == CLOSEST or (not found.total and found.complete):
        names = completions.meant(opened, asked.query)
        if names is not None:
            click.echo(names, err=True)


def _print_table(opened: Library, answer: _Answer, most: int | None) -> None:
    """Print the hits as a table, and on standard error how many there are."""
    keys = answer.keys[:most]
    for each in tables.lines(_hits(opened, answer, keys)):
        click.echo(each)
    if keys or not answer.asked.is_for_new:
        click.echo(forms.count_line(answer.found, len(keys)), err=True)


def _print_hit(hit: Hit, *, collapsed: bool, full: bool) -> None:
    click.echo(click.style(forms.hit_head(hit, collapsed=collapsed), bold=True))
    click.echo(_lit(hit.text, hit.spans, full=full) + "\n")


def _print_fact(hit: FactHit, *, full: bool) -> None:
    """Print a fact, where it stands, and the words it rests on; one that does not count is dim."""
    claim = hit.claim
    head = click.style(forms.fact_head(hit), bold=True)
    line = click.style(f"{claim.mark} | {dossiers.said(claim)}", dim=not claim.counts)
    click.echo("\n".join((head, line, _lit(hit.text, hit.spans, full=full), "")))


def _lit(text: str, spans: Sequence[Range], *, full: bool) -> str:
    """A text with its matches lit, whole or, where it is long, in pieces one below the other."""
    if full or len(text) <= SHORT:
        return _highlighted(text, spans)
    pieces = snippets(text, spans, PIECE, most=PIECES, mark=CUT)
    left = sum(start >= pieces[-1].end for start, _end in spans)
    lines = [_highlighted(piece.text, piece.spans) for piece in pieces]
    if left:
        more = ngettext("{count} more match", "{count} more matches", left).format(count=left)
        lines.append(click.style(_("({more}: --full)").format(more=more), dim=True))
    return "\n".join(lines)


def _highlighted(text: str, spans: Sequence[Range]) -> str:
    shown, last = [], 0
    for start, end in spans:
        shown += [text[last:start], click.style(text[start:end], reverse=True)]
        last = end
    return "".join([*shown, text[last:]])


@click.command(help=_("List the searches that were run, the newest first."))
@click.option("--clear", is_flag=True, help=_("Forget them all."))
@options.database
@options.as_json
@click.pass_context
def history(context: click.Context, clear: bool, db: Path | None, as_json: bool) -> None:
    """Print the history, or empty it."""
    if clear:
        gone = library.clear_history(options.place(context, db))
        click.echo(
            ngettext("{count} search forgotten.", "{count} searches forgotten.", gone).format(
                count=gone
            ),
            err=True,
        )
        return
    with closing(options.opened(context, db)) as opened:
        past = opened.history()
    form = {"history": [asdict(one) for one in past], "seed": opened.seed}
    lines = [forms.past_line(one) for one in past]
    options.listed(form, lines, _("No search has been run yet."), as_json=as_json)


@click.group(
    no_args_is_help=False,
    help=_("List, show, rename, remove searches saved with `search --save`."),
)
def saved() -> None:
    """Searches with names."""


@saved.command(name="list", help=_("List the saved searches."))
@options.database
@options.as_json
@click.pass_context
def list_(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Print all saved searches."""
    with closing(options.opened(context, db)) as opened:
        kept = opened.saved_searches()
    form = {"saved": [asdict(one) for one in kept], "seed": opened.seed}
    nothing = _("No search is saved: `yuanzhi search --save NAME QUERY` saves one.")
    options.listed(form, list(map(forms.saved_line, kept)), nothing, as_json=as_json)


@saved.command(help=_("Show a saved search."))
@click.argument("name")
@options.database
@options.as_json
@click.pass_context
def show(context: click.Context, name: str, db: Path | None, as_json: bool) -> None:
    """Print one saved search."""
    with closing(options.opened(context, db)) as opened:
        one = opened.saved_search(name)
    _tell(one, as_json=as_json)


@saved.command(help=_("Give a saved search another name."))
@click.argument("name")
@click.argument("new")
@options.database
@options.as_json
@click.pass_context
def rename(context: click.Context, name: str, new: str, db: Path | None, as_json: bool) -> None:
    """Rename a saved search."""
    _tell(library.rename_search(name, new, options.place(context, db)), as_json=as_json)


@saved.command(help=_("Remove a saved search."))
@click.argument("name")
@options.database
@options.as_json
@click.pass_context
def remove(context: click.Context, name: str, db: Path | None, as_json: bool) -> None:
    """Remove a saved search, and print what it was."""
    _tell(library.remove_search(name, options.place(context, db)), as_json=as_json)


def _tell(one: SavedSearch, *, as_json: bool) -> None:
    if as_json:
        options.emit(asdict(one))
    else:
        click.echo(forms.saved_line(one))
