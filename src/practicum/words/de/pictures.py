"""What the pictures of an analysis say, and the tables behind them."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "pictures.missing": 'Diese Seite hat ihre Tabellen ohne Bilder. Wer sie haben will, tippt: pip install "practicum[analyse]"',
    "pictures.table": "Als Tabelle",
    "pictures.shares": "Wie viele Lernende welchen Anteil der Punkte erreicht haben. Gefüllt: die Bestehensgrenze erreicht.",
    "pictures.shares-said": "Median {median}; {reached} von {number} haben {mark} % erreicht.",
    "pictures.mark": "Bestehensgrenze {mark} %",
    "pictures.share": "Anteil der Punkte",
    "pictures.learners": "Lernende",
    "pictures.from-to": "{low} % bis unter {high} %",
    "pictures.from-to-all": "{low} % bis {high} %",
    "pictures.facilities": "Lösungsquote jeder Frage, die niedrigste zuerst; der Balken ist das Intervall zu 95 %.",
    "pictures.facilities-most": "Lösungsquote der {shown} Fragen mit der niedrigsten, von {number}; der Balken ist das Intervall zu 95 %.",
    "pictures.facilities-said": "Von {low} ({question}) bis {high}; unter 50 %: {half} von {number} Fragen.",
    "pictures.sure": "Wie sicher sie waren. Gefüllt: richtig.",
    "pictures.sure-row": "{level}: {right} von {number} richtig",
    "pictures.wrong": "Was am häufigsten falsch war.",
    "pictures.about": "Wozu",
    "pictures.given": "Angegeben",
    "pictures.of": "{number} von {of}",
    "pictures.in-place": "an Stelle {place}",
    "pictures.before": "direkt vor {item}",
    "pictures.last": "am Ende",
    "pictures.ways": "Die Wege, die Lernende gegangen sind. In einem Kasten steht der Anteil aller, die dorthin kamen, an einem Pfeil der Anteil derer, die dort weitergingen. Rund: ein Ende.",
    "pictures.ways-most": "Gezeigt sind die {shown}, die am meisten erreicht wurden; die Tabelle hat alle.",
    "pictures.ways-said": "Lernende: {number}. Enden: {endings}. Der häufigste Weg: {way} ({went}).",
    "pictures.ending-said": "{title}: {number} ({percent})",
    "pictures.ways-table": "Jede Äußerung mit ihren Antworten und jedes Ende: wie viele Lernende dorthin kamen oder sie wählten, einmal oder öfter.",
    "pictures.turn": "Äußerung, Antwort oder Ende",
    "pictures.ending": "Ende",
}
