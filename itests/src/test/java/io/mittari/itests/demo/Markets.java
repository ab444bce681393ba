package io.mittari.itests.demo;

import io.mittari.itests.demo.Market.Channel;
import java.util.List;

/** Three made-up customers of an agency; each funnel leaks somewhere else. */
final class Markets {

    /** Machine service in Finland: many leads come to nothing, July stands still. */
    static final Market KASKI = new Market(
            20251101,
            150,
            List.of(1.0, 1.05, 1.1, 1.0, 0.95, 0.8, 0.35, 0.9, 1.15, 1.2, 1.15, 0.7),
            0.13,
            0.64,
            0.60,
            9,
            8,
            28,
            14_500,
            List.of(
                    new Channel("Verkkosivut", 0.38, 0.75, 2400),
                    new Channel("Suosittelu", 0.14, 1.7, 0),
                    new Channel("Messut", 0.16, 1.1, 1900),
                    new Channel("LinkedIn", 0.20, 0.7, 1600),
                    new Channel("Kylmäsoitto", 0.12, 0.8, 700)),
            List.of("Aino Mäkelä", "Eero Lehtonen", "Sanna Väisänen", "Pekka Åkerlund"),
            List.of("Konepajat", "Puunjalostus", "Elintarvike", "Logistiikka"),
            List.of("Huoltosopimus", "Modernisointi", "Varaosapaketti"),
            List.of(
                    "Hämeen Sorvi Oy",
                    "Järvi-Saha Oy",
                    "Lakeuden Leipomot",
                    "Rautapori Oy",
                    "Kuljetus Öhman",
                    "Saimaan Säiliö Oy",
                    "Pohjan Puu Oy",
                    "Tehdaskylä Oy",
                    "Åstrand & Co",
                    "Vuoksen Valu Oy"),
            List.of("Liian kallis", "Ei ajankohtainen", "Kilpailija", "Ei vastausta"));

    /** Packaging in the Netherlands: meetings rarely end in an offer. */
    static final Market VERHOEVEN = new Market(
            20251102,
            90,
            List.of(1.0, 1.0, 1.1, 0.95, 0.9, 1.0, 0.7, 0.65, 1.15, 1.2, 1.1, 0.8),
            0.36,
            0.34,
            0.55,
            7,
            10,
            24,
            8_200,
            List.of(
                    new Channel("Website", 0.42, 0.95, 1800),
                    new Channel("Aanbeveling", 0.18, 1.4, 0),
                    new Channel("Beurs", 0.15, 1.0, 2200),
                    new Channel("Nieuwsbrief", 0.25, 0.8, 600)),
            List.of("Sanne de Vries", "Bram van Dijk", "Noor Jansen"),
            List.of("Voedingsmiddelen", "Tuinbouw", "E-commerce"),
            List.of("Kartonverpakking", "Etiketten", "Verpakkingsadvies"),
            List.of(
                    "Kaasmakerij 't Hert",
                    "Bloemen Royaal B.V.",
                    "De Zilte Oester",
                    "Webwinkel Fijn",
                    "Groentehof Peters",
                    "Van Leeuwen & Zn.",
                    "Café-Brûlé B.V.",
                    "Noordzee Vers",
                    "Tulp & Tak"),
            List.of("Prijs", "Geen budget", "Concurrent", "Geen reactie"));

    /** Industrial automation in Türkiye: offers go out, few are won. */
    static final Market YILDIZ = new Market(
            20251103,
            120,
            List.of(1.0, 0.95, 0.85, 1.0, 1.05, 1.0, 0.9, 0.8, 1.15, 1.15, 1.1, 1.05),
            0.33,
            0.66,
            0.17,
            6,
            7,
            32,
            640_000,
            List.of(
                    new Channel("Fuar", 0.26, 1.2, 90_000),
                    new Channel("Web sitesi", 0.34, 0.9, 55_000),
                    new Channel("Bayi ağı", 0.22, 1.3, 20_000),
                    new Channel("Telefon", 0.18, 0.6, 35_000)),
            List.of("Ayşe Yılmaz", "Çağrı Şahin", "Gökhan Öztürk", "İpek Güneş", "Işıl Doğan"),
            List.of("Otomotiv", "Tekstil", "Gıda", "Ambalaj"),
            List.of("PLC Panosu", "Robot Hücresi", "Bakım Anlaşması"),
            List.of(
                    "Anadolu Döküm A.Ş.",
                    "Işık Tekstil Ltd.",
                    "Çınar Gıda A.Ş.",
                    "Öz Makine San.",
                    "Güven Otomotiv",
                    "İnci Ambalaj",
                    "Şahin Plastik",
                    "Ege Değirmen",
                    "Uludağ Yedek Parça",
                    "Ülkü Boya"),
            List.of("Fiyat yüksek", "Bütçe yok", "Rakip firma", "Yanıt yok"));

    private Markets() {}
}
