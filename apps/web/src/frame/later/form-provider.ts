/** What tells fields of their form. */
export { FormProvider } from '@rc-component/form/es/FormContext';
