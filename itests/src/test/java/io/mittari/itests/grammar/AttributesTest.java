package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Attributes, entities and lookups: from a column to a dimension. */
class AttributesTest extends OnFiles {

    @Test
    void dimensionsResolveThroughTheCompanyAsItIsNow() throws Exception {
        var mapping = """
            { "files": [
              { "file": "deals*", "name": "deal", "key": "ID", "attributes": { "company": "Account" },
                "facts": [ { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ] },
              { "file": "companies*", "name": "company", "entity": "company", "key": "Name",
                "attributes": { "industry": "Sector", "our tier": "Tier" } } ] }
            """;
        acme.file("deals.csv", "ID,Account,Won,Sum\n1,Isdom,2026-01-05,10\n2,Cancity,2026-01-06,5\n3,,2026-01-07,1\n")
                .imports(mapping);
        acme.file("companies.csv", "Name,Sector,Tier\nIsdom,medical,A\nCancity,retail,\n")
                .imports(mapping);

        assertThat(acme.by("industry", "revenue")).hasToString("{(blank)=1.00, medical=10.00, retail=5.00}");
        assertThat(acme.by("our tier", "revenue")).hasToString("{(blank)=6.00, A=10.00}");

        acme.file("companies.csv", "Name,Sector,Tier\nIsdom,retail,A\n").imports(mapping);
        assertThat(acme.by("industry", "revenue")).hasToString("{(blank)=1.00, retail=15.00}");
    }

    @Test
    void anOwnerIsDescribedByTheirKey() throws Exception {
        var mapping = """
            { "files": [
              { "file": "deals*", "name": "deal", "key": "ID", "attributes": { "owner": "Seller" },
                "facts": [ { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ] },
              { "file": "teams*", "name": "seller", "entity": "owner", "key": "Seller", "attributes": { "team": "Team", "office": "Place" } } ] }
            """;
        acme.file("deals.csv", "ID,Seller,Won,Sum\n1,Aino,2026-01-05,10\n2,Eero,2026-01-06,5\n")
                .imports(mapping);
        acme.file("teams.csv", "Seller,Team,Place\nAino,North,Oulu\nEero,South,\n")
                .imports(mapping);

        assertThat(acme.by("team", "revenue")).hasToString("{North=10.00, South=5.00}");
        assertThat(acme.by("office", "revenue")).hasToString("{(blank)=5.00, Oulu=10.00}");
    }

    @Test
    void aLookupIsKeptForLaterImportsAndWhatIsNotFoundIsCounted() throws Exception {
        var mapping = """
            { "lookups": { "accounts": { "file": "accounts.csv", "key": "account" } }, "key": "ID",
              "facts": [ { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ],
              "attributes": { "segment": { "column": "Account", "lookup": "accounts.sector" },
                              "size": { "column": "Account", "lookup": "accounts.employees", "bands": [0, 10, 50] } } }
            """;
        var receipt = acme.file("accounts.csv", "account,sector,employees\nIsdom,medical,12\nCancity,retail,70\n")
                .imports(mapping);
        assertThat(receipt.remarks()).containsExactly("only lookup files were given; they are kept for later imports");

        receipt = acme.file(
                        "deals.csv",
                        "ID,Account,Won,Sum\n1,Isdom,2026-01-05,10\n2,Nobody,2026-01-06,5\n3,,2026-01-07,1\n")
                .imports(mapping);

        assertThat(receipt.unmatched()).hasToString("{accounts=1}");
        assertThat(acme.by("segment", "revenue")).hasToString("{(blank)=6.00, medical=10.00}");
        assertThat(acme.by("size", "revenue")).hasToString("{(blank)=6.00, 10–49=10.00}");
    }

    @Test
    void aRenamedProductIsOneDescriptionMoreAndNoFact() throws Exception {
        var mapping = """
            { "key": "ID", "facts": [ { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ],
              "attributes": { "product": { "column": "Product", "values": { "GTXPro": "GTX Pro" } } } }
            """;
        acme.file("x.csv", "ID,Won,Sum,Product\n1,2026-01-05,10,GTXPro\n2,2026-01-06,5,Basic\n")
                .imports(mapping);

        var receipt = acme.file("x.csv", "ID,Won,Sum,Product\n1,2026-01-05,10,GTXPro\n2,2026-01-06,5,gtxpro\n")
                .imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 2, known 2");
        assertThat(acme.by("product", "revenue")).hasToString("{GTX Pro=15.00}");
    }
}
