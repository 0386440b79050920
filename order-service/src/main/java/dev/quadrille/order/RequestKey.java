package dev.quadrille.order;

/**
 * Names a request, so that it can be sent again and still has its effect once.
 *
 * @param scope the route, and whose key it is: two customers may choose the same one
 * @param fingerprint of what is asked, the same however it is written
 */
public record RequestKey(String scope, String key, String fingerprint) {}
