"""What can happen to a site from one build to the next. Each step changes a World, as an editor changes files; one that
does not fit the site as it is does nothing. `pick` chooses among what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.permanence.world import Answer, Named, Section, World, letters

Pick = Callable[[Sequence[Any]], Any]


def new_name(world: World, old: str) -> str:
    """A name that nothing had: made of the number, so that steps can be read in a failure."""
    return f"{old.rstrip('0123456789').rstrip('-')}-{world.number() + 1000}"


def files(world: World) -> list[Answer]:
    return [answer for answer in world.answers if answer.there]


def current(world: World) -> list[Answer]:
    return [answer for answer in world.answers if answer.there and answer.status == "published"]


def touch(world: World, *answers: Answer) -> None:
    """The text of these changed today."""
    for answer in answers:
        answer.updated = world.today


def rename_answer(world: World, pick: Pick) -> None:
    answer = pick(files(world))
    answer.rename(new_name(world, answer.name))


def rename_topic(world: World, pick: Pick) -> None:
    topic = pick([topic for topic in world.topics if topic.into is None])
    topic.rename(new_name(world, topic.name))


def rename_person(world: World, _: Pick) -> None:
    world.people[0].rename(new_name(world, world.people[0].name))


def rename_guide(world: World, _: Pick) -> None:
    world.guide.rename(new_name(world, world.guide.name))


def rename_entry(world: World, _: Pick) -> None:
    world.entry.rename(new_name(world, world.entry.name))


def rename_page(world: World, pick: Pick) -> None:
    page = pick([page for page in world.pages if page.into is None])
    page.rename(new_name(world, page.name))


def delete_page(world: World, pick: Pick) -> None:
    there = [page for page in world.pages if page.into is None]
    if len(there) > 1:
        page = pick(there)
        other = pick([other for other in there if other is not page])
        swallow(other, page, page.name)


def swallow(other: Named, gone: Named, *names: str) -> None:
    """One takes the place of another, whose names are its from now on."""
    other.was += [*names, *gone.was]
    gone.into = other


def move_section(world: World, pick: Pick) -> None:
    """A heading goes into another answer, and says where it was."""
    source = pick(current(world))
    others = [answer for answer in current(world) if answer is not source]
    if source.sections and others:
        section, target = pick(source.sections), pick(others)
        source.sections.remove(section)
        section.was = moved_names(source, section, target)
        section.key = f"part-{world.number() + 1000}"
        target.sections.append(section)
        touch(world, source, target)


def moved_names(source: Answer, section: Section, target: Answer) -> list[str]:
    """What a section was called, seen from where it is going; at home again, its names there stand alone."""
    names = [section.id, *section.was]
    elsewhere = (name if "#" in name else f"{source.name}#{name}" for name in names)
    return list(dict.fromkeys(name.removeprefix(f"{target.name}#") for name in elsewhere))


def rename_section(world: World, pick: Pick) -> None:
    answer = pick(current(world))
    if answer.sections:
        section = pick(answer.sections)
        old = section.id
        section.words = f"Other words {letters(world.number())}"
        section.key = old
        if pick((True, False)):
            section.was.append(old)
            section.key = f"part-{world.number() + 1000}"
        touch(world, answer)


def split_section(world: World, pick: Pick) -> None:
    answer = pick(current(world))
    number = world.number()
    answer.sections.append(Section(number, f"Part {letters(number)}"))
    touch(world, answer)


def merge(world: World, pick: Pick) -> None:
    """An answer goes into another: its file says so, or is deleted; its parts go along, or are gone."""
    there = current(world)
    if len(there) < 3:
        return
    gone, target = pick(there), pick(there)
    if gone is target or gone.number == 1:
        return
    moving = pick((True, False))  # a part that another answer's readers are led to is kept in any case
    taken = [section for section in gone.sections if moving or any("#" in name for name in section.was)]
    for section in taken:
        section.was = moved_names(gone, section, target)
        section.key = f"part-{world.number() + 1000}"
    target.sections += taken
    touch(world, target)
    gone.sections = []
    if pick((True, False)):
        gone.status, gone.into, gone.since = "merged", target, world.today
        return
    gone.file = False
    swallow(target, gone, gone.name, gone.id)
    for answer in world.answers:
        if answer.into is gone:
            answer.into = target


def withdraw(world: World, pick: Pick) -> None:
    state(world, pick, "withdrawn")


def archive(world: World, pick: Pick) -> None:
    state(world, pick, "archived")


def state(world: World, pick: Pick, status: str) -> None:
    there = current(world)
    led_to = {id(answer.into) for answer in world.answers if answer.file and answer.status == "merged"}
    fit = [answer for answer in there if id(answer) not in led_to or status == "archived"]
    if len(there) > 2 and fit:
        answer = pick(fit)
        answer.status, answer.since = status, world.today


def restore(world: World, pick: Pick) -> None:
    gone = [answer for answer in world.answers if answer.there and answer.status != "published"]
    if gone:
        answer = pick(gone)
        answer.status = "published"
        touch(world, answer)


def delete_topic(world: World, pick: Pick) -> None:
    there = [topic for topic in world.topics if topic.into is None]
    if len(there) > 1:
        topic = pick(there)
        other = pick([other for other in there if other is not topic])
        swallow(other, topic, topic.name)
        for answer in world.answers:
            if answer.topic is topic:
                answer.topic = other


def add_answer(world: World, _: Pick) -> None:
    world.add_answer()


def change_roles(world: World, _: Pick) -> None:
    """The person whom all answers name has another role in all of them."""
    reviews = not world.answers[0].reviewed_by
    for answer in world.answers:
        answer.reviewed_by = reviews
        touch(world, *([answer] if answer.status == "published" else []))


Step = Callable[[World, Pick], None]

STEPS: tuple[Step, ...] = (
    rename_answer, move_section, rename_section, merge, withdraw, restore, rename_topic, delete_topic, rename_person,
    change_roles, rename_guide, rename_entry, rename_page, delete_page, split_section, archive, add_answer,
)  # fmt: skip
