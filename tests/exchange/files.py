"""Exports as services write them, each a few rows long."""

import io
import json
import zipfile

LETTERBOXD_RATINGS = """Date,Name,Year,Letterboxd URI,Rating
2021-03-04,Heat,1995,https://boxd.it/2aJC,4.5
2021-03-05,Amélie,2001,https://boxd.it/29mW,5
2021-03-06,A Film of My Own,2021,https://boxd.it/none,3
"""
LETTERBOXD_WATCHLIST = """Date,Name,Year,Letterboxd URI
2022-01-01,Fargo,1996,https://boxd.it/29Pq
2022-01-02,Heat,1995,https://boxd.it/2aJC
"""
LETTERBOXD_DIARY = """Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date
2021-04-02,Heat,1995,https://boxd.it/1,4,Yes,"with ""Ann"", twice",2021-04-01
2020-01-01,Spirited Away,2001,https://boxd.it/2,,,,2019-12-31
"""
LETTERBOXD_LIKES = """Date,Name,Year,Letterboxd URI
2021-03-05,Amélie,2001,https://boxd.it/29mW
"""
IMDB_RATINGS = """Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Year
tt0113277,9,2020-05-01,Heat,Heat,https://www.imdb.com/title/tt0113277/,Movie,8.3,1995
tt9999999,7,2020-05-02,Somewhere Else Entirely,,https://x/,Movie,5.0,2019
tt0959621,10,2020-05-03,Breaking Bad: Pilot,,https://x/,TV Episode,9.0,2008
tt0116282,11,2020-05-04,Fargo,Fargo,https://x/,Movie,8.1,1996
"""
IMDB_WATCHLIST = """Position,Const,Created,Modified,Description,Title,Title Type,Year,Your Rating
1,tt0116282,2020-06-01,2020-06-01,,Fargo,Movie,1996,
"""
TRAKT_RATINGS = json.dumps(
    [
        {
            "rated_at": "2023-02-03T20:15:00.000Z",
            "rating": 9,
            "type": "movie",
            "movie": {"title": "Heat", "year": 1995, "ids": {"imdb": "tt0113277", "tmdb": 949}},
        },
        {
            "rated_at": "2023-02-03T20:15:00.000Z",
            "rating": 8,
            "type": "episode",
            "episode": {"title": "Pilot"},
            "show": {"title": "Fargo", "year": 2014, "ids": {}},
        },
    ]
)
TRAKT_WATCHED = json.dumps(
    [
        {
            "plays": 2,
            "last_watched_at": "2023-01-01T00:00:00Z",
            "show": {"title": "Fargo", "year": 2014, "ids": {"trakt": 1}},
        }
    ]
)
MOVIELENS = "userId,movieId,rating,timestamp\n7,6,4.5,1112486027\n7,608,0.5,1112484676\n"
MOVIELENS_SITE = """movie_id,imdb_id,tmdb_id,rating,average_rating,title
6,113277,949,4.5,3.8,Heat (1995)
"""


def zipped(**files: str | bytes) -> bytes:
    """A zip; `__` in a name is a slash, and a file is a CSV where its name says nothing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            path = name.replace("__", "/")
            archive.writestr(path if "." in path else f"{path}.csv", text)
    return packed.getvalue()
