package dev.quadrille.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many, by name; who has not been asked for longest is forgotten, and may begin anew. */
final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
