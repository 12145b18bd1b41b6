"""Writes resources/samples/reviews.csv: short reviews of everyday things, good and bad, put together from the patterns below.

All sentences were written for Neuroloom. The same words come in both kinds of review ("good" and "not good"), so that their
order counts. Run it without arguments from the repository's root; it needs nothing but Python.
"""

import csv
import random
from pathlib import Path

ROWS = 540

THINGS = """kettle|lamp|bicycle|jacket|camera|guitar|tent|clock|radio|chair|backpack|blanket|umbrella|toaster|notebook|printer
headset|garden hose|desk|teapot|scarf|suitcase|board game|pan""".replace("\n", "|").split("|")
PLACES = "café|hotel|museum|bakery|cinema|library|campsite|restaurant|bookshop|swimming pool|theatre|hostel".split("|")
PRAISE = "good|lovely|solid|excellent|delightful|pleasant|well made|reliable|charming|useful".split("|")
BLAME = "bad|dreadful|flimsy|disappointing|dull|unpleasant|badly made|unreliable|clumsy|useless".split("|")
WHO = "my sister|my neighbour|my father|a friend|our daughter|my colleague|the whole family|my aunt".split("|")
TIME = "two days|a week|one month|half a year|the first evening|three weeks|a whole summer|a year".split("|")

OPENINGS = {
    "thing": [
        "I bought the {thing} for {who}.",
        "The {thing} came on {day}.",
        "We have had this {thing} for {time}.",
        "{who} gave me the {thing}.",
        "This is my second {thing} from the shop.",
        "After {time} with the {thing} I know it well.",
        "I was looking for a {thing}.",
    ],
    "place": [
        "We went to the {place} with {who}.",
        "I was at the {place} on {day}.",
        "{who} told us about the {place}.",
        "The {place} is near our flat.",
        "We found the {place} by chance.",
        "For {time} I have passed this {place}.",
    ],
}
OPINIONS = {
    ("thing", "positive"): [
        "It is {praise} and works as it should.",
        "It is not {blame} at all.",
        "It looks {praise}, and it is never in the way.",
        "I thought it would be {blame}, but it is {praise}.",
        "Nothing about it is {blame}.",
        "It still works as on the first day.",
    ],
    ("thing", "negative"): [
        "It is {blame} and does not work as it should.",
        "It is not {praise} at all.",
        "It looks {blame}, and it is always in the way.",
        "I thought it would be {praise}, but it is {blame}.",
        "Nothing about it is {praise}.",
        "It no longer works since the first day.",
    ],
    ("place", "positive"): [
        "The people there are {praise} and never in a hurry.",
        "It was {praise}, not {blame} as we had feared.",
        "We did not wait long, and everything was {praise}.",
        "Not one thing was {blame}.",
        "The evening could hardly have been more {praise}.",
    ],
    ("place", "negative"): [
        "The people there are {blame} and always in a hurry.",
        "It was {blame}, not {praise} as we had hoped.",
        "We waited long, and everything was {blame}.",
        "Not one thing was {praise}.",
        "The evening could hardly have been more {blame}.",
    ],
}
CLOSINGS = {
    "positive": ["I would choose it again.", "We will be back.", "It is worth its price.", "No wish is left open.", ""],
    "negative": ["I would not choose it again.", "We will not be back.", "It is not worth its price.", "Many a wish is left open.", ""],
}
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")


def main() -> None:
    draws = random.Random(7)

    # random() is the same in every version of Python; choice() need not be.
    def pick(items):
        return items[int(draws.random() * len(items))]

    rows: dict[str, str] = {}
    while len(rows) < ROWS:
        kind = "positive" if len(rows) % 2 == 0 else "negative"
        about = pick(["thing", "place"])
        pattern = [pick(OPENINGS[about]), pick(OPINIONS[about, kind]), pick(CLOSINGS[kind])]
        filled = [
            part.format(
                thing=pick(THINGS), place=pick(PLACES), praise=pick(PRAISE), blame=pick(BLAME),
                who=pick(WHO), time=pick(TIME), day=pick(DAYS),
            )
            for part in pattern if part
        ]
        text = " ".join(part[0].upper() + part[1:] for part in filled)
        rows.setdefault(text, kind)
    order = list(rows.items())
    for last in range(len(order) - 1, 0, -1):
        other = int(draws.random() * (last + 1))
        order[last], order[other] = order[other], order[last]
    file = Path("resources/samples/reviews.csv")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["text", "target"])
        writer.writerows(order)


main()
