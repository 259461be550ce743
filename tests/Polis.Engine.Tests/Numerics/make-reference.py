#!/usr/bin/env python3
"""Writes the tables that DeterministicMath is tested against: python3 make-reference.py (needs mpmath; the tables do not change from run to run).

A line a point: bits of the argument(s) in hexadecimal, bits of the nearest double of the truth, and the truth's distance from it in units of its
last place. The truth is taken with 400 bits.
"""
import math
import os
import random
import struct
import mpmath as mp

mp.mp.prec = 400
SMALLEST = 5e-324
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Reference")
rng = random.Random(20150101)


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", x))[0], "016x")


def ulp(x):
    return math.ulp(x)


def nearest(truth):
    """The double nearest to a finite mpf, subnormal ones too, and the distance in its last place."""
    if truth == 0:
        return 0.0, 0.0
    size = abs(truth)
    exponent = max(int(mp.floor(mp.log(size, 2))), -1022) - 52
    whole = int(mp.nint(size / mp.mpf(2) ** exponent))
    if exponent > 971 or (exponent == 971 and whole >= 2**53):
        return math.copysign(math.inf, truth), 0.0
    value = math.ldexp(whole, exponent) if whole < 2**53 else math.ldexp(whole >> 1, exponent + 1)
    value = math.copysign(value, truth)
    return value, float((truth - mp.mpf(value)) / mp.mpf(ulp(value)))


def write(name, function, points):
    lines = ["# arguments, nearest double (bits); distance of the truth in units of its last place"]
    for point in points:
        arguments = point if isinstance(point, tuple) else (point,)
        value, distance = nearest(function(*[mp.mpf(a) for a in arguments]))
        lines.append(",".join([bits(a) for a in arguments] + [bits(value), f"{distance:.4f}"]))
    with open(os.path.join(HERE, name + ".csv"), "w") as file:
        file.write("\n".join(lines) + "\n")
    print(name, len(lines) - 1)


def uniform(low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def magnitudes(low, high, count, signs=(1,)):
    """Sizes from 2^low to 2^high, even in the exponent."""
    return [rng.choice(signs) * math.ldexp(rng.uniform(1, 2), rng.randint(low, high - 1)) for _ in range(count)]


def neighbours(x, count=3):
    up, down, out = x, x, [x]
    for _ in range(count):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        out += [up, down]
    return out


def gamma_quantile(shape, p):
    """By Newton's method on the logarithm, from whichever side of the distribution is the smaller."""
    lower = p <= 0.5
    target = mp.log(p if lower else 1 - p)
    x = mp.exp((mp.log(p) + mp.loggamma(shape + 1)) / shape) if lower and shape < 1 else max(shape, mp.mpf("0.1"))
    if not lower:
        x = shape + mp.sqrt(shape) * 2 - target * 0.5
    for _ in range(400):
        share = mp.gammainc(shape, 0, x, regularized=True) if lower else mp.gammainc(shape, x, mp.inf, regularized=True)
        density = mp.exp(shape * mp.log(x) - x - mp.loggamma(shape))
        change = (target - mp.log(share)) * share / density * (1 if lower else -1)
        x *= mp.exp(max(min(change, 3), -3))
        if abs(change) < mp.mpf(2) ** -100:
            return x
    raise ArithmeticError((shape, p))


def normal_quantile(p):
    q = min(p, 1 - p)
    x = mp.sqrt(2) * mp.erfinv(2 * mp.mpf(q) - 1) if q > 1e-6 else -mp.sqrt(-2 * mp.log(q))
    for _ in range(200):
        share = mp.erfc(-x / mp.sqrt(2)) / 2
        change = mp.log(share / q) * share / (mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi))
        x -= change
        if abs(change) < mp.mpf(2) ** -120:
            break
    return x if p < 0.5 else -x


def main():
    os.makedirs(HERE, exist_ok=True)
    log_half = math.log(2) / 2
    exp_points = uniform(-1, 1, 600) + uniform(-745.2, 709.8, 900) + magnitudes(-60, 0, 300, (1, -1)) + uniform(-745.2, -708, 400)
    for k in range(-1075, 1025, 21):
        exp_points += neighbours((2 * k + 1) * log_half, 1)
    exp_points += neighbours(709.782712893384) + neighbours(-745.1332191019411) + neighbours(-708.3964185322641) + [0.0, SMALLEST, -SMALLEST, 1.0, -1.0]
    write("exp", mp.exp, exp_points)
    write("expm1", mp.expm1, uniform(-1, 1, 500) + uniform(-45, 709.7, 300) + magnitudes(-1070, 0, 200, (1, -1)) + neighbours(log_half) + neighbours(-log_half))

    log_points = magnitudes(-1074, 1024, 900) + uniform(0.5, 2, 900) + [1 + s for s in magnitudes(-52, -1, 500, (1, -1))]
    log_points += neighbours(1.0, 20) + neighbours(math.sqrt(0.5)) + neighbours(math.sqrt(2)) + neighbours(2.2250738585072014e-308)
    log_points += [SMALLEST, 2 * SMALLEST, 1.7976931348623157e308] + [math.ldexp(1.0, k) for k in range(-1074, 1024, 37)]
    write("log", mp.log, log_points)
    log1p_points = magnitudes(-1074, 0, 300, (1, -1)) + uniform(-0.999, 3, 600) + magnitudes(0, 1023, 100)
    log1p_points += neighbours(-0.29) + neighbours(0.41) + [math.nextafter(-1, 0)] + [-1 + math.ldexp(1, -k) for k in range(1, 53)]
    write("log1p", lambda x: mp.log(1 + x) if abs(x) > 1e-100 else x - x * x / 2, log1p_points)

    pow_points = [(x, rng.uniform(-1, 1) * 744 / max(abs(math.log(x)), 1e-3)) for x in magnitudes(-1074, 1023, 700)]
    pow_points += [(x, rng.uniform(-3, 3)) for x in uniform(0.001, 1000, 700)] + [(1 + s, rng.uniform(-1, 1) * 700 / abs(s)) for s in magnitudes(-50, -2, 400, (1, -1))]
    pow_points += [(x, y) for x in (0.5, 2.0, 3.0, 10.0, 0.1) for y in (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 3.0, 1e-19, 1e-21, -1e-300)]
    write("pow", mp.power, pow_points)

    angles = uniform(-7, 7, 700) + uniform(-1e6, 1e6, 400) + magnitudes(-1000, 0, 150, (1, -1))
    for k in list(range(-8, 9)) + [1000, 12345, 636619]:
        angles += neighbours(float(k * mp.pi / 2), 1)
    write("sin", mp.sin, angles)
    write("cos", mp.cos, angles)
    write("asin", mp.asin, uniform(-1, 1, 700) + magnitudes(-1000, 0, 100, (1, -1)) + [s * (1 - d) for d in magnitudes(-53, -1, 200) for s in (1, -1)]
          + neighbours(0.5) + neighbours(-0.5) + [1.0, -1.0])
    write("atan2", mp.atan2, list(zip(uniform(-1, 1, 700), uniform(-1, 1, 700))) + list(zip(magnitudes(-300, 300, 300, (1, -1)), magnitudes(-300, 300, 300, (1, -1))))
          + [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (1e308, 1.7e308), (1.7e308, -1.7e308), (1e-310, 1e-309), (0.41421356237309503, 1.0), (0.41421356237309509, 1.0)])

    shares = uniform(0, 1, 400) + magnitudes(-1074, -1, 200) + [1 - d for d in magnitudes(-53, -1, 150)] + neighbours(0.075) + neighbours(0.925) + [0.5, 1 - 2.0**-53]
    write("normal-quantile", normal_quantile, shares)
    mp.mp.prec = 200
    shares = uniform(0, 1, 500) + magnitudes(-1074, -1, 200) + [1 - d for d in magnitudes(-53, -1, 150)] + neighbours(0.0606) + [1 - 2.0**-53]
    shares += [-math.expm1(-(4.0 ** k)) for k in (-1, 0, 1, 2)]
    write("gamma-quantile-4", lambda p: gamma_quantile(mp.mpf(4), p), shares)
    pairs = [(shape, p) for shape in (0.01, 0.1, 0.5, 0.9, 1.0, 1.5, 3.0, 4.5, 9.9, 10.1, 30.0, 250.0, 1000.0, 10000.0)
             for p in uniform(0, 1, 12) + magnitudes(-60, -1, 5) + [1 - d for d in magnitudes(-50, -3, 4)]]
    write("gamma-quantile", gamma_quantile, [pair for pair in pairs if not (pair[0] < 0.1 and pair[1] < 0.01)])


main()
