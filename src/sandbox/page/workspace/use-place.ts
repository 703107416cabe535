import { useCallback, useEffect, useState } from 'react';
import { type Place, readPlace, writePlace } from '../state/place.ts';

const key = 'cooper-sandbox-as';

/** Where the page is, kept in the address; who was acting last is remembered for the next visit. */
export function usePlace(): readonly [Place, (to: Partial<Place>) => void] {
  const [place, setPlace] = useState<Place>(() => {
    const here = readPlace(location.hash);
    return { ...here, as: here.as ?? localStorage.getItem(key) };
  });

  useEffect(() => {
    const onHash = (): void => setPlace(readPlace(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);

  const go = useCallback((to: Partial<Place>) => {
    const next = { ...readPlace(location.hash), ...to };
    if (next.as === null) localStorage.removeItem(key);
    else localStorage.setItem(key, next.as);
    // Being given a person is no step to go back to.
    if (to.as !== undefined && Object.keys(to).length === 1) history.replaceState(null, '', writePlace(next));
    else history.pushState(null, '', writePlace(next));
    setPlace(next);
  }, []);

  return [place, go];
}
