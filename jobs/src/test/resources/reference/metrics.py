"""Works out the reference values that the tests of io.bowtie.evaluation cite.

The sample is drawn by a generator of our own, so that Java draws the same one: see
ReferenceSample.java. Run it where numpy, scipy, scikit-learn and statsmodels are installed:

    python metrics.py
"""

import math

import numpy
import scipy
import scipy.stats
import sklearn
import sklearn.calibration
import sklearn.metrics
import statsmodels
import statsmodels.api
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

MODULUS = 2**31 - 1
ROWS = 500


def draws(seed):
    state = seed
    while True:
        state = 48271 * state % MODULUS
        yield state / MODULUS


def sample():
    draw = draws(20260630)
    rows = []
    for _ in range(ROWS):
        fine = next(draw)
        event = next(draw) < 0.1 + 0.6 * fine
        tied = (1 + math.floor(fine * fine * 40)) / 50
        rows.append((fine, tied, event))
    return (numpy.array(column) for column in zip(*rows))


def say(name, value):
    print(f"{name:40s} {value:.15g}")


fine, tied, event = sample()
print("numpy", numpy.__version__, "scipy", scipy.__version__, "scikit-learn", sklearn.__version__,
      "statsmodels", statsmodels.__version__)
say("events", event.sum())
say("sum of fine", fine.sum())
say("sum of tied", tied.sum())
say("distinct tied", len(set(tied)))

say("roc_auc_score(event, tied)", sklearn.metrics.roc_auc_score(event, tied))
say("average_precision_score(event, tied)", sklearn.metrics.average_precision_score(event, tied))
say("log_loss(event, tied)", sklearn.metrics.log_loss(event, tied))
say("brier_score_loss(event, tied)", sklearn.metrics.brier_score_loss(event, tied))
base_rate = numpy.full(ROWS, event.mean())
say("brier skill against the base rate",
    1 - sklearn.metrics.brier_score_loss(event, tied)
    / sklearn.metrics.brier_score_loss(event, base_rate))
say("log_loss - log_loss of the base rate",
    sklearn.metrics.log_loss(event, tied) - sklearn.metrics.log_loss(event, base_rate))

true, predicted = sklearn.calibration.calibration_curve(event, fine, n_bins=10, strategy="quantile")
say("ece of fine by calibration_curve", numpy.abs(true - predicted).mean())
bins = numpy.floor(10 * (scipy.stats.rankdata(tied) - 0.5) / ROWS)
say("bins of tied", len(set(bins)))
say("ece of tied by rankdata",
    sum(abs((tied[bins == b] - event[bins == b]).sum()) for b in set(bins)) / ROWS)

log_odds = numpy.log(tied) - numpy.log1p(-tied)
line = statsmodels.api.Logit(event.astype(float), statsmodels.api.add_constant(log_odds)).fit(
    disp=0, method="newton", tol=1e-14)
say("Logit intercept", line.params[0])
say("Logit slope", line.params[1])

hits = event[tied >= 0.3].sum()
positives = (tied >= 0.3).sum()
say("precision_score at 0.3", sklearn.metrics.precision_score(event, tied >= 0.3))
say("recall_score at 0.3", sklearn.metrics.recall_score(event, tied >= 0.3))
low, high = proportion_confint(hits, positives, method="wilson")
say("proportion_confint low", low)
say("proportion_confint high", high)

best = numpy.argsort(-fine)[:50]
say("lift of the first tenth of fine", event[best].mean() / event.mean())

# The same rows as training, and a later, moved sample of 120 as now.
draw = draws(7)
now = numpy.array([min(0.999, next(draw) ** 0.8) for _ in range(120)])
edges = numpy.quantile(fine, numpy.arange(1, 10) / 10)
before = numpy.bincount(numpy.digitize(fine, edges, right=True), minlength=10)
after = numpy.bincount(numpy.digitize(now, edges, right=True), minlength=10)
print("counts before", before, "now", after)


def smoothed(counts):
    return (counts + 0.5) / (counts.sum() + 0.5 * len(counts))


def psi(one, other):
    p, q = smoothed(one), smoothed(other)
    return (scipy.special.rel_entr(p, q) + scipy.special.rel_entr(q, p)).sum()


say("psi by rel_entr", psi(before, after))
for n, m in [(100, 100), (5000, 100), (500, 120), (20000, 5000)]:
    generator = numpy.random.default_rng(1)
    even = numpy.full(10, 0.1)
    null = [psi(generator.multinomial(n, even), generator.multinomial(m, even))
            for _ in range(20000)]
    print("null of psi", n, m, "mean", numpy.mean(null), "p95", numpy.quantile(null, 0.95),
          "above 0.1", numpy.mean(numpy.array(null) > 0.1),
          "chi-square", (1 / n + 1 / m) * scipy.stats.chi2.ppf(0.95, 9))

low, high = confint_proportions_2indep(30, 120, 50, 500, method="newcomb", compare="diff")
say("confint_proportions_2indep low", low)
say("confint_proportions_2indep high", high)

# Expected figures of calibrated probabilities whose outcomes are not known yet: the mean over many
# draws of the outcomes.
probabilities = tied[:40]
generator = numpy.random.default_rng(2)
precisions, aucs = [], []
for _ in range(20000):
    drawn = generator.random(40) < probabilities
    if 0 < drawn.sum() < 40:
        aucs.append(sklearn.metrics.roc_auc_score(drawn, probabilities))
say("mean auc over drawn outcomes", numpy.mean(aucs))
