import './mantine-styles';
import './theme.css';
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../api/queries';
import { theme } from './theme';
import { LanguageProvider } from '../language/language-provider';
import { Gate } from './gate';

/** Shows one of the two web apps, each with places of its own, in the page that was loaded. */
export function show({ router }: ComponentProps<typeof Gate>): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');

  createRoot(root).render(
    <StrictMode>
      <DirectionProvider detectDirection={false}>
        <MantineProvider
          theme={theme}
          defaultColorScheme="auto"
          colorSchemeManager={localStorageColorSchemeManager({ key: 'amparo.theme' })}
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <QueryClientProvider client={queryClient}>
            <LanguageProvider>
              <Gate router={router} />
            </LanguageProvider>
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </StrictMode>,
  );
}
