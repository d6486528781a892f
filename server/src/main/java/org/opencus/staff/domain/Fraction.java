package org.opencus.staff.domain;

import java.math.BigInteger;

/** An exact fraction, always in its lowest terms: three thirds are one. */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    /** Nothing. */
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    /** Brings it to its lowest terms. */
    public Fraction(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a denominator must be positive");
        }
        BigInteger divisor = numerator.gcd(denominator);
        this.numerator = numerator.divide(divisor);
        this.denominator = denominator.divide(divisor);
    }

    /** Reads {@code 1}, {@code 0.5} or {@code 2/3}. */
    public static Fraction of(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
        }
        int point = text.indexOf('.');
        if (point < 0) {
            return new Fraction(new BigInteger(text), BigInteger.ONE);
        }
        String decimals = text.substring(point + 1);
        return new Fraction(new BigInteger(text.substring(0, point) + decimals), BigInteger.TEN.pow(decimals.length()));
    }

    /** The sum. */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** So many times as much. */
    public Fraction times(int count) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(count)), denominator);
    }

    /** {@code 2}, {@code 2/3}. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
