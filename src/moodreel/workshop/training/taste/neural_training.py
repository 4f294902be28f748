"""The networks of `neural` in torch: trained twice, the first time to see how long."""

from itertools import count
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.inference.rating_factors import GAUSSIAN
from moodreel.inference.rating_network import RatingNetwork
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.splits import k_fold

_HELD_OUT, _PATIENCE = 10, 3
_START = 0.05
"""Standard deviation of the embeddings before training."""
_LEAST_ROWS = 200
"""Fewer ratings are not divided: all epochs are run."""


class Settings(Protocol):
    """What `neural.Neural` says of a network."""

    dimensions: int
    layers: tuple[int, int]
    epochs: int
    learning_rate: float
    shrink: float
    dropout: float
    batch: int
    factors: bool
    seed: int


def train(settings: Settings, data: Interactions) -> tuple[int, RatingNetwork]:
    """The best number of epochs, and the network after as many on all ratings."""
    epochs = settings.epochs
    if len(data) >= _LEAST_ROWS:
        split = next(k_fold(data, _HELD_OUT, settings.seed))
        epochs = _best_epoch(settings, split.train, split.held_out)
    trainer = _Trainer(settings, data)
    for _ in range(epochs):
        trainer.epoch()
    return epochs, trainer.served(data)


def _best_epoch(settings: Settings, train: Interactions, held_out: Interactions) -> int:
    trainer = _Trainer(settings, train)
    best, best_epoch = float("inf"), 1
    for epoch in count(1):
        trainer.epoch()
        error = trainer.error(held_out)
        if error < best:
            best, best_epoch = error, epoch
        if epoch == settings.epochs or epoch - best_epoch >= _PATIENCE:
            break
    return best_epoch


class _Network(nn.Module):  # type: ignore[misc]
    def __init__(self, settings: Settings, train: Interactions) -> None:
        super().__init__()
        k, (h, h2) = settings.dimensions, settings.layers
        self.factors = settings.factors
        self.people, self.films = nn.Embedding(train.n_people, k), nn.Embedding(train.n_films, k)
        self.own, self.theirs = nn.Embedding(train.n_people, 1), nn.Embedding(train.n_films, 1)
        self.seen = nn.Embedding(train.n_films, k)
        for embedding in (self.people, self.films):
            nn.init.normal_(embedding.weight, 0, _START)
        for embedding in (self.own, self.theirs, self.seen):
            nn.init.zeros_(embedding.weight)
        self.first, self.second, self.out = nn.Linear(2 * k, h), nn.Linear(h, h2), nn.Linear(h2, 1)
        self.dropout = nn.Dropout(settings.dropout)

    def forward(self, people: Tensor, films: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """(n,) ratings less their mean, and the mean squared length of what was looked up."""
        p, q = self.people(people), self.films(films)
        if self.factors:
            p = p + (seen @ self.seen.weight)[people]
        length = (p**2).sum(dim=1) + (q**2).sum(dim=1)
        p, q = self.dropout(p), self.dropout(q)
        hidden = torch.relu(self.first(torch.cat([p, q], dim=1)))
        told = self.out(torch.relu(self.second(hidden)))[:, 0]
        if self.factors:
            own, theirs = self.own(people)[:, 0], self.theirs(films)[:, 0]
            told = told + own + theirs + (p * q).sum(dim=1)
            length = length + own**2 + theirs**2
        return told, length.mean()


class _Trainer:
    """One network on its way."""

    def __init__(self, settings: Settings, train: Interactions) -> None:
        torch.manual_seed(settings.seed)
        self._settings, self._network = settings, _Network(settings, train)
        self._mean = float(train.ratings.mean(dtype=np.float64))
        self._people, self._films = torch.from_numpy(train.people), torch.from_numpy(train.films)
        self._ratings = torch.from_numpy(train.ratings - np.float32(self._mean))
        self._seen = _seen(train)
        self._draw = torch.Generator().manual_seed(settings.seed)
        self._adam = torch.optim.Adam(self._network.parameters(), lr=settings.learning_rate)
        self._loss = 1.0

    def epoch(self) -> None:
        """Once over all ratings."""
        self._network.train()
        losses = []
        order = torch.randperm(len(self._ratings), generator=self._draw)
        for rows in order.split(self._settings.batch):
            told, length = self._network(self._people[rows], self._films[rows], self._seen)
            error = nn.functional.mse_loss(told, self._ratings[rows])
            self._adam.zero_grad()
            (error + self._settings.shrink * length).backward()
            self._adam.step()
            losses.append(float(error.detach()))
        self._loss = float(np.mean(losses))

    def error(self, asked: Interactions) -> float:
        """Mean squared error."""
        self._network.eval()
        people, films = torch.from_numpy(asked.people), torch.from_numpy(asked.films)
        with torch.no_grad():
            told, _ = self._network(people, films, self._seen)
        off = told + self._mean - torch.from_numpy(asked.ratings)
        return float((off**2).mean())

    def served(self, data: Interactions) -> RatingNetwork:
        """The network as arrays."""
        net, k = self._network.requires_grad_(requires_grad=False), self._settings.dimensions
        weight, bias = net.first.weight.numpy(), net.first.bias.numpy()
        films, own = net.films.weight.numpy(), net.own.weight.numpy()
        people = np.column_stack([net.people.weight.numpy(), own])
        spread = np.cov(people.T) + np.diag(np.append(np.full(k, 1e-4), 1e-6))
        keeps = float(net.factors)
        return RatingNetwork(
            film_ids=data.film_ids,
            films=films,
            offsets=keeps * net.theirs.weight.numpy()[:, 0],
            hidden=films @ weight[:, k:].T + bias,
            seen=np.float32(keeps) * net.seen.weight.numpy(),
            person_in=weight[:, :k].T.copy(),
            second=net.second.weight.numpy().T.copy(),
            second_bias=net.second.bias.numpy(),
            out=net.out.weight.numpy()[0],
            product=keeps,
            middle=people.mean(axis=0).astype(np.float32),
            tightness=np.linalg.inv(spread).astype(np.float32),
            mean=self._mean + float(net.out.bias[0]),
            noise=max(self._loss, 1e-4),
            widen=GAUSSIAN,
            scale=data.scale,
        )


def _seen(train: Interactions) -> Tensor:
    """(P, F) sparse: 1 over the root of their number for each film that a person rated."""
    counts = np.bincount(train.people, minlength=train.n_people)
    values = (1 / np.sqrt(np.maximum(counts, 1)))[train.people].astype(np.float32)
    rows = torch.from_numpy(np.stack([train.people, train.films]))
    shape = (train.n_people, train.n_films)
    return torch.sparse_coo_tensor(rows, torch.from_numpy(values), shape, check_invariants=True)
