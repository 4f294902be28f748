"""How many slips of the pen lie between two words."""


def edits(a: str, b: str, at_most: int) -> int:
    """Letters to insert, drop, replace or swap with a neighbour; `at_most` + 1 where it is more.

    Optimal string alignment (Damerau 1964, each stretch edited once).
    """
    if abs(len(a) - len(b)) > at_most:
        return at_most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, before, row = before, row, [i]
        for j, y in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return at_most + 1
    return min(row[-1], at_most + 1)
