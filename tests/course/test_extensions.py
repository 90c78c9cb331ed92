"""Extensions of Markdown in mkdocs.yml: what cannot be used is one line, and what can be is used by the check."""

import pytest

from support.course_small import faults_with_settings
from support.reading import assert_only_fault

REFUSED = {
    "one that is not installed": ("[abbr, no.such.one]", "3:29 markdown_extensions.no.such.one: this extension of Markdown cannot be used: No module named 'no'"),
    "a misspelt one": ("[pymdownx.detials]", "3:23 markdown_extensions.pymdownx.detials: this extension of Markdown cannot be used: "),
    "a module that is not one": ("[os.path]", "3:23 markdown_extensions.os.path: this extension of Markdown cannot be used: "),
    "an option that it does not have": ("[toc: {permalnk: true}]", '3:23 markdown_extensions.toc: this extension of Markdown has no option "permalnk".'),
    "an option of another type": ("[toc: {toc_depth: deep}]", "3:23 markdown_extensions.toc: this extension of Markdown cannot be used: "),
    "a function that is not one": ("[toc: {slugify: lower}]", "3:23 markdown_extensions.toc: this extension of Markdown cannot be used: "),
    "a function that is not there": ("[toc: {slugify: !!python/object/apply:os.getcwd []}]", "3:23 markdown_extensions.toc: this extension of Markdown cannot be used: "),
    "a list": ("[[toc]]", "3:23 markdown_extensions: this is not the name of an extension of Markdown"),
    "options that are a list": ("[toc: [permalink]]", "3:23 markdown_extensions.toc: this is not the name of an extension of Markdown"),
    "an option of one in a mapping": ("{toc: {permalnk: true}, tables: }", '3:23 markdown_extensions.toc: this extension of Markdown has no option "permalnk".'),
}  # fmt: skip
ACCEPTED = {
    "several": "[abbr, toc: {permalink: true}, pymdownx.details: , pymdownx.tabbed: {alternate_style: true}]",
    "a mapping": "{abbr: , toc: {permalink: true}}",
    "none": "[]",
    "ids of another form": "[toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}]",
    "levels in the contents": "[toc: {toc_depth: 1}]",
}


@pytest.mark.parametrize(("written", "start"), REFUSED.values(), ids=REFUSED)
def test_an_extension_that_cannot_be_used_is_named_with_its_place(tmp_path, written, start):
    assert_only_fault(faults_with_settings(tmp_path, f"markdown_extensions: {written}\n"), f"mkdocs.yml:{start}")


@pytest.mark.parametrize("written", ACCEPTED.values(), ids=ACCEPTED)
def test_headings_that_quizzes_name_are_found_with(tmp_path, written):
    assert faults_with_settings(tmp_path, f"markdown_extensions: {written}\n") == []


def test_links_to_headings_have_the_separator_of_the_course(tmp_path):
    said = faults_with_settings(tmp_path, "markdown_extensions: {toc: {separator: _}}\n")
    assert [one.partition("Did you mean ")[2] for one in said] == [
        '"the_three_parts"?',
        '"first#what_to_say"?',
        '"two_drafts"?',
    ]


def test_each_extension_that_cannot_be_used_is_named(tmp_path):
    said = faults_with_settings(tmp_path, "markdown_extensions: [no.one, toc: {a: b}, no.two]\n")
    assert [one.split(" ")[0] for one in said] == ["mkdocs.yml:3:23", "mkdocs.yml:3:31", "mkdocs.yml:3:44"]
