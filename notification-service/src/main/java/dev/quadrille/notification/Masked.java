package dev.quadrille.notification;

/** Personal data as it may be shown. */
final class Masked {

    private Masked() {}

    /** {@code c42@example.com} becomes {@code c***@example.com}. */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
    }
}
