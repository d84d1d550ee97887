// Written by `make docs` from docs/glossary.de.md; do not edit.

import type { GlossaryPart } from "./glossary";

export const GERMAN_WORDS: readonly GlossaryPart[] = [
  {
    title: "Die Karte: was wir versprochen haben",
    words: [
      {
        key: "map",
        word: "Karte",
        meaning:
          "eine Customer Journey, wie sie gedacht ist: Phasen, Kontaktpunkte, Pfade und was versprochen wird, in einer YAML-Datei",
      },
      {
        key: "stage",
        word: "Phase",
        meaning:
          "ein Teil der Journey mit einem Bedürfnis an ihrem Ende und einem Standard für ihre Dauer",
      },
      { key: "need", word: "Bedürfnis", meaning: "was der Kunde am Ende einer Phase hat" },
      {
        key: "touchpoint",
        word: "Kontaktpunkt",
        meaning: "eine Begegnung von Kunde und Unternehmen innerhalb einer Phase",
      },
      {
        key: "link",
        word: "Verbindung",
        meaning:
          "wie ein Kontaktpunkt zum nächsten führt: Folge, Alternative, gleichzeitig, Schleife, Übergabe, Eskalation",
      },
      {
        key: "standard",
        word: "Standard",
        meaning:
          "wie lange etwas dauern soll: Ziel, Warnung, Verstoß; und in welchem Anteil der Fälle",
      },
      {
        key: "target",
        word: "Ziel",
        meaning: "was eine Kennzahl erreichen soll, von wann bis wann",
      },
      {
        key: "stakeholder path",
        word: "Stakeholder-Pfad",
        meaning:
          "was eine Art von Personen (technisch, kaufmännisch, rechtlich) in derselben Journey durchlaufen muss",
      },
      {
        key: "persona",
        word: "Persona",
        meaning: "eine Art von Person beim Kunden, mit einer Rolle bei der Entscheidung",
      },
      {
        key: "segment",
        word: "Segment",
        meaning:
          "Kunden, die nach einer Regel zusammengehören und denen etwas Eigenes versprochen sein kann",
      },
      {
        key: "gate",
        word: "Gate",
        meaning: "die Pfade, die durchlaufen sein müssen, bevor eine Phase betreten werden darf",
      },
      {
        key: "outcome",
        word: "Ende",
        meaning: "wie eine Journey endet: mit Erfolg, ohne Erfolg, neutral",
      },
      {
        key: "binding",
        word: "Verknüpfung",
        meaning: "die Regel, die sagt, welche Ereignisse ein Element der Karte belegen",
      },
      {
        key: "fail point",
        word: "Fehlerstelle",
        meaning: "wo es bekanntlich schiefgehen kann, woran wir es merken und was wir tun würden",
      },
      {
        key: "moment of truth",
        word: "Moment der Wahrheit",
        meaning: "ein Kontaktpunkt, an dem sich die Beziehung entscheidet",
      },
      {
        key: "version",
        word: "Version",
        meaning:
          "eine veröffentlichte Karte; sie ändert sich nie und trägt eine Nummer, die sagt, was sie bricht",
      },
      {
        key: "in force",
        word: "in Kraft",
        meaning:
          "die Version, die an einem Tag gilt: veröffentlicht, als Ist, von ihrem ersten Tag bis vor ihren letzten",
      },
      {
        key: "as it is, what shall be",
        word: "Ist, Soll",
        meaning:
          "die Karte, die wir heute einhalten, und die, die wir wollen; die zweite ist nie in Kraft",
      },
      {
        key: "judged by",
        word: "beurteilt nach",
        meaning:
          "die Version, an deren Versprechen ein Fall gemessen wird: die bei seinem ersten Ereignis gültige",
      },
      {
        key: "change over",
        word: "wechseln",
        meaning:
          "ein offener Fall kommt mit seiner nächsten Phase zur nächsten Version, wenn diese es sagt",
      },
      {
        key: "take live",
        word: "in Kraft setzen",
        meaning: "aus dem Soll wird die nächste Version des Ist",
      },
      {
        key: "owner",
        word: "verantwortlich",
        meaning: "die eine Stelle, die für ein Element einsteht",
      },
      { key: "planned", word: "geplant", meaning: "was die Karte vorsieht" },
      {
        key: "believed",
        word: "vermutet",
        meaning: "was Menschen im Unternehmen oder in Interviews sagen",
      },
      { key: "observed", word: "beobachtet", meaning: "was Ereignisse und Antworten zeigen" },
    ],
  },
  {
    title: "Die Ereignisse: was geschehen ist",
    words: [
      {
        key: "event",
        word: "Ereignis",
        meaning: "etwas, das zu einem Zeitpunkt mit einem Kunden oder einer Person geschehen ist",
      },
      {
        key: "source",
        word: "Quelle",
        meaning: "ein System oder eine Datei, aus der Ereignisse kommen, mit ihrer Zuordnung",
      },
      {
        key: "mapping",
        word: "Zuordnung",
        meaning: "die kleine Datei, die sagt, welche Spalte was bedeutet",
      },
      { key: "account", word: "Kunde", meaning: "das Unternehmen, mit dem wir zu tun haben" },
      { key: "person", word: "Person", meaning: "jemand beim Kunden" },
      {
        key: "channel",
        word: "Kanal",
        meaning: "der Weg der Begegnung: Portal, Telefon, Besuch vor Ort",
      },
      {
        key: "horizon",
        word: "Horizont",
        meaning: "bis wann die Daten etwas sagen können: das früheste letzte Wort aller Quellen",
      },
      {
        key: "quarantine",
        word: "Quarantäne",
        meaning:
          "Zeilen, die nicht gelesen werden konnten, mit ihrem Grund aufgehoben, um sie noch einmal zu lesen",
      },
      {
        key: "surplus",
        word: "Überzähliges",
        meaning:
          "ein Ereignis, das ein Kontaktpunkt nähme und das nicht zählt, weil das erste oder letzte zählt",
      },
      {
        key: "balance",
        word: "Bilanz",
        meaning: "erhalten = gespeichert + doppelt + in Quarantäne, bei jedem Laden",
      },
    ],
  },
  {
    title: "Das Zusammentreffen: was gemessen wird",
    words: [
      {
        key: "journey",
        word: "Journey",
        meaning:
          "ein Durchgang: ein Kunde (oder eine Person, ein Projekt) geht einmal durch die Karte",
      },
      {
        key: "stage visit",
        word: "Aufenthalt",
        meaning: "ein Verbleib einer Journey in einer Phase",
      },
      { key: "entered", word: "eingetreten", meaning: "wie viele Journeys in eine Phase kamen" },
      {
        key: "here now",
        word: "jetzt hier",
        meaning: "wie viele offene Journeys heute in einer Phase stehen",
      },
      {
        key: "moved on",
        word: "weitergegangen",
        meaning: "hat eine Phase vorwärts verlassen, oder mit Erfolg",
      },
      {
        key: "fell out",
        word: "ausgestiegen",
        meaning: "hat eine Phase mit einem Ende ohne Erfolg verlassen",
      },
      { key: "came back", word: "zurückgekommen", meaning: "hat eine Phase rückwärts verlassen" },
      { key: "on track", word: "im Plan", meaning: "eine offene Journey innerhalb ihrer Zeit" },
      { key: "slow", word: "langsam", meaning: "über dem Ziel, noch nicht über der Grenze" },
      {
        key: "stuck",
        word: "hängt fest",
        meaning: "über der Grenze, und es ist länger als üblich nichts geschehen",
      },
      {
        key: "dead end",
        word: "Sackgasse",
        meaning: "lange still, nach einem Kontaktpunkt, von dem auch andere nicht weitergehen",
      },
      {
        key: "unknown",
        word: "unbekannt",
        meaning: "kein Standard, und zu wenige Aufenthalte, um das Übliche zu kennen",
      },
      {
        key: "at stake",
        word: "steht auf dem Spiel",
        meaning: "was Journeys, die festhängen oder in einer Sackgasse sind, zusammen wert sind",
      },
      {
        key: "silent",
        word: "still",
        meaning: "wie lange in einer Journey auf keinem Kanal etwas geschehen ist",
      },
      { key: "late", word: "verspätet", meaning: "ein Stakeholder-Pfad über seiner Zeit" },
      {
        key: "handover",
        word: "Übergabe",
        meaning: "Arbeit geht von einer Abteilung an eine andere",
      },
      {
        key: "silo break",
        word: "Silobruch",
        meaning: "eine Übergabe, die zu spät, still oder mit Rückfrage geschieht oder zurückkommt",
      },
      {
        key: "way",
        word: "Weg",
        meaning:
          "wie eine Journey von Phase zu Phase oder von Kontaktpunkt zu Kontaktpunkt ging, so wie sie zu sehen war",
      },
      {
        key: "step",
        word: "Schritt",
        meaning: "eine Bewegung auf einem Weg: von einem Ort zum nächsten",
      },
      {
        key: "desire path",
        word: "Trampelpfad",
        meaning: "ein Weg, den Kunden nehmen und die Karte nicht zeigt",
      },
      {
        key: "deviation",
        word: "Abweichung",
        meaning:
          "eine Journey, die von der Karte abweicht: fehlend, zusätzlich, in anderer Folge, gescheitert, verspätet",
      },
      {
        key: "mapped share",
        word: "erklärter Anteil",
        meaning: "der Anteil der Ereignisse in Journeys, den die Karte erklären kann",
      },
      {
        key: "finding",
        word: "Befund",
        meaning: "ein Satz über etwas, das Aufmerksamkeit verdient, mit Verantwortung und n",
      },
      {
        key: "interval",
        word: "Intervall",
        meaning: "der Bereich, der den wahren Wert in 95 von 100 solchen Fällen enthält",
      },
      {
        key: "too few to tell",
        word: "zu wenige für eine Aussage",
        meaning: "weniger als fünf: keine Zahl wird gezeigt",
      },
      {
        key: "living map",
        word: "lebende Karte",
        meaning: "die Karte, auf der die Wahrheit steht",
      },
      {
        key: "scope",
        word: "Ausschnitt",
        meaning: "welche Journeys betrachtet werden: Zeitraum, Segment, Pfad, Kanal",
      },
    ],
  },
];
