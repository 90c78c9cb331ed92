"""What the programs for a terminal say."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # what arguments are called
    "cli.meta-sheet": "ANTWORTEN",
    # what Python says of arguments; % is filled in by it
    "argparse.usage": "Aufruf: ",
    "argparse.positional": "Angaben",
    "argparse.options": "Optionen",
    "argparse.help": "diese Hilfe zeigen",
    "argparse.error": "%(prog)s: Fehler: %(message)s\n",
    "argparse.argument": "%(argument_name)s: %(message)s",
    "argparse.required": "Es fehlt: %s",
    "argparse.unrecognized": "Unbekannte Angaben: %s",
    "argparse.ambiguous": "Mehrdeutige Option: %(option)s könnte %(matches)s sein",
    "argparse.one": "dahinter gehört eine Angabe",
    "argparse.some": "dahinter gehört mindestens eine Angabe",
    "argparse.explicit": "die Angabe %r gehört nicht dahinter",
    "argparse.choice": "%(value)r gibt es nicht (zur Wahl stehen %(choices)s)",
    "argparse.value": "kein gültiger Wert (%(type)s): %(value)r",
    # tables of a batch
    "table.learner": "Name",
    "table.quiz": "Quiz",
    "table.sheets": "Dateien",
    "table.attempts": "Versuche",
    "table.best": "Bestes",
    "table.latest": "Letztes",
    "table.mean": "Mittel",
    "table.passed": "Bestanden",
    "table.differ": "Zu prüfen",
    "table.yes": "ja",
    "table.no": "nein",
    "table.nobody": "(ohne Namen)",
    "table.graded": "Ausgewertete Antwortdateien: {number}.",
    "table.progress-files": "{number} davon sind Quizze aus Fortschrittsdateien ({files}).",
    "table.refused": "Nicht auswertbare Antwortdateien: {number}. Sie sind oben genannt.",
    "table.progress": "Antwortdateien: {number}",
}
