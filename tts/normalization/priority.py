"""Which kind wins where two offer a span over the same text: the higher number, then the longer span."""

WEB = 5000  # an address is one thing, whatever name stands in it
LEXICON = 1000  # user lexicons stand above the house, see tts.reading
GLOSS = 850  # script in brackets is not said, whatever it holds
DATE = 800
MONEY = 700
MODEL = 650
LABEL = 600
RATE = 500  # percent, measure, temperature
TIME = 450
NUMBER = 300
ABBREVIATION = 250
INITIALISM = 200
HETERONYM = 150  # below every entry and every other reading of a word
PAUSE = 100
