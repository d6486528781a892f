package org.opencus.crypto;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Keys of one kind, the youngest first, with what they do. */
record KeyList<K>(List<KeyBytes> bytes, List<K> keys) {
    /** Makes a working key of its bytes. */
    @FunctionalInterface
    interface Maker<K> {
        K of(KeyBytes bytes) throws GeneralSecurityException;
    }

    static <K> KeyList<K> of(List<KeyBytes> bytes, Maker<K> maker) {
        List<K> keys = new ArrayList<>();
        try {
            for (KeyBytes each : bytes) {
                keys.add(maker.of(each));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new KeyList<>(List.copyOf(bytes), List.copyOf(keys));
    }

    List<KeyBytes> with(KeyBytes youngest) {
        List<KeyBytes> more = new ArrayList<>(List.of(youngest));
        more.addAll(bytes);
        return more;
    }
}
