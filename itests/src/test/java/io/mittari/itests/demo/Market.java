package io.mittari.itests.demo;

import java.util.List;

/**
 * What a made-up company sells, to whom, and where its funnel leaks.
 *
 * @param leads a month, on average
 * @param season twelve factors, January first: how many leads of the average come in that month
 * @param toMeeting share of leads that come to a meeting, for a channel of quality 1
 * @param value median value of a deal, in major units
 */
record Market(
        long seed,
        int leads,
        List<Double> season,
        double toMeeting,
        double toOffer,
        double toDeal,
        int daysToMeeting,
        int daysToOffer,
        int daysToClose,
        double value,
        List<Channel> channels,
        List<String> sellers,
        List<String> segments,
        List<String> products,
        List<String> companies,
        List<String> reasons) {

    /**
     * Where leads come from.
     *
     * @param share of all leads
     * @param quality factor on the chance of a meeting and of a deal
     * @param cost marketing money a month, in major units
     */
    record Channel(String name, double share, double quality, int cost) {}
}
