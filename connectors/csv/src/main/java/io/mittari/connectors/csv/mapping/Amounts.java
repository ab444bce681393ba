package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.Memo;
import io.mittari.connectors.csv.text.NumberColumn;
import io.mittari.metrics.api.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A numeric cell of a fact: an amount of money, a count, a share. */
final class Amounts {

    private final @Nullable Text text;
    private final @Nullable NumberColumn column;
    private final String words;
    private final Trouble trouble;
    private final Currency own;
    private final @Nullable Text currency;
    private final Memo<Currency> currencies = new Memo<>();

    private Amounts(
            @Nullable Text text,
            @Nullable NumberColumn column,
            String words,
            Trouble trouble,
            Currency own,
            @Nullable Text currency) {
        this.text = text;
        this.column = column;
        this.words = words;
        this.trouble = trouble;
        this.own = own;
        this.currency = currency;
    }

    /** @param fact whose own currency cell wins over the entry's */
    static Amounts of(@Nullable Cell cell, FactRule fact, CellCompiler cells) {
        var stated = fact.kind() == FactKind.RATE ? null : fact.cell("currency");
        var of = stated == null ? cells.entry().currency() : stated;
        var constant = of != null && of.isConstant() && isCurrency(of.constantText());
        var own = of != null && constant
                ? Currency.getInstance(of.constantText())
                : cells.given().currency();
        var currency = of == null || constant ? null : cells.text(of);
        if (cell == null) {
            return new Amounts(null, null, "", cells.trouble(), own, currency);
        }
        var site = cells.number(cell);
        return new Amounts(site.text(), site.column(), cell.inWords(), cells.trouble(), own, currency);
    }

    static boolean isCurrency(String code) {
        try {
            return !Currency.getInstance(code).getCurrencyCode().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Null if the cell is empty, or if it cannot be read, which rejects the row. */
    @Nullable
    Money money(Cells row) {
        if (!number(row) || column == null) {
            return null;
        }
        var in = currency(row);
        if (in == null) {
            return null;
        }
        try {
            return new Money(column.minor(Money.decimals(in)), in);
        } catch (ArithmeticException e) {
            trouble.reject("the amount in %s is too large".formatted(words));
            return null;
        }
    }

    /** A whole number, 0 or more; null as {@link #money}. */
    @Nullable
    Long count(Cells row) {
        if (!number(row) || column == null) {
            return null;
        }
        if (!column.isWhole() || column.number().signum() < 0) {
            trouble.reject("'%s' in %s is no count: a whole number, 0 or more"
                    .formatted(column.number().toPlainString(), words));
            return null;
        }
        return column.whole();
    }

    /** Null as {@link #money}. */
    @Nullable
    BigDecimal decimal(Cells row) {
        return number(row) && column != null ? column.number() : null;
    }

    /** 0 to 1; a column with a number above 1 is one of percents. Null as {@link #money}. */
    @Nullable
    BigDecimal share(Cells row) {
        var number = decimal(row);
        if (number == null || column == null) {
            return null;
        }
        var share = column.isAboveOne() && !column.isPercent() ? number.movePointLeft(2) : number;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            trouble.reject(
                    "'%s' in %s is no probability: 0 to 1, or 0 to 100 %%".formatted(number.toPlainString(), words));
            return null;
        }
        return share;
    }

    private boolean number(Cells row) {
        if (text == null || column == null) {
            return false;
        }
        var value = text.of(row);
        if (value.isEmpty()) {
            return false;
        }
        if (!column.read(value)) {
            trouble.reject("'%s' in %s is no number".formatted(value, words));
            return false;
        }
        return true;
    }

    private @Nullable Currency currency(Cells row) {
        var code = column == null ? null : column.code();
        if (currency == null) {
            if (code != null && !code.equals(own.getCurrencyCode())) {
                trouble.reject("the amount in %s is in %s, the mapping says %s; give \"currency\" a cell"
                        .formatted(words, code, own.getCurrencyCode()));
                return null;
            }
            return own;
        }
        var stated = code == null ? currency.of(row) : code;
        if (stated.isEmpty()) {
            return own;
        }
        var known = currencies.get(stated);
        if (known == null) {
            if (!isCurrency(stated)) {
                trouble.reject("'%s' is no currency code; for example EUR".formatted(stated));
                return null;
            }
            known = Currency.getInstance(stated);
            currencies.put(stated, known);
        }
        return known;
    }
}
